/**
 * The vocabulary every room speaks: channels, addresses, contents, typed variables and
 * located problems.
 */
@NullMarked
@ApplicationModule(displayName = "Message", allowedDependencies = {})
package io.regain.message;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
