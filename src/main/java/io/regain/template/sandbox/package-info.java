/**
 * FreeMarker behind bars: what a template may say, how long it may take and how much it
 * may write.
 */
@NullMarked
package io.regain.template.sandbox;

import org.jspecify.annotations.NullMarked;
