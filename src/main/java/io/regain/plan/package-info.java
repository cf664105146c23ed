/**
 * Decisions as pure functions: who is written to, where, when, and if not, why not; and
 * the checks of a campaign as a whole before anything is decided.
 */
@NullMarked
@ApplicationModule(displayName = "Plan", allowedDependencies = { "message", "campaign", "audience", "template" })
package io.regain.plan;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
