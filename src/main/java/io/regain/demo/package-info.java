/**
 * The whole world in one process: a database, receivers for every channel, a shop with
 * customers, and what they got. Runs from the sources; the production jar does not carry
 * it.
 */
@NullMarked
@ApplicationModule(displayName = "Demo")
package io.regain.demo;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
