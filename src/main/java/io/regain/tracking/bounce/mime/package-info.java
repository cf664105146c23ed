/**
 * Reads mails as they really come: broken, cut, wrongly declared. Nothing here throws on
 * any input, and all of it is linear in the size of the input.
 */
@NullMarked
package io.regain.tracking.bounce.mime;

import org.jspecify.annotations.NullMarked;
