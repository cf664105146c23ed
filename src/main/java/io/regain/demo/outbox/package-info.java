/** What the receivers got, as pages to look through. */
@NullMarked
package io.regain.demo.outbox;

import org.jspecify.annotations.NullMarked;
