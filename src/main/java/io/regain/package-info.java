/** Regain: customer communication that keeps its word. */
@NullMarked
package io.regain;

import org.jspecify.annotations.NullMarked;
