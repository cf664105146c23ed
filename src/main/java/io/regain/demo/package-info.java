/**
 * The demo: everything a first look needs around the production code, on this machine.
 * Not in the production jar.
 */
@NullMarked
@ApplicationModule(displayName = "Demo")
package io.regain.demo;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
