/** {@code /api/v1}: everything a person can do with incidents, by token and role. */
@NullMarked
package io.regain.console.api;

import org.jspecify.annotations.NullMarked;
