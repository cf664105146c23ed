/**
 * JSON Schemas made from records, and trees checked against them with complaints in plain
 * words.
 */
@NullMarked
package io.regain.campaign.schema;

import org.jspecify.annotations.NullMarked;
