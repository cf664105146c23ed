/**
 * A shop that has never existed: its own tables, the views that Regain reads, and people
 * with all the gaps and errors of real data.
 */
@NullMarked
package io.regain.demo.shop;

import org.jspecify.annotations.NullMarked;
