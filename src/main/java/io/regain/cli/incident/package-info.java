/**
 * {@code incident …}: speaks to a running {@code serve}, or to one of its own that it
 * starts for the time.
 */
@NullMarked
package io.regain.cli.incident;

import org.jspecify.annotations.NullMarked;
