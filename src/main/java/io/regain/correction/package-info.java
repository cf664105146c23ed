/**
 * Puts right what a run has said wrong: to exactly those who got it.
 */
@NullMarked
@ApplicationModule(displayName = "Correction",
		allowedDependencies = { "message", "campaign", "audience", "template", "plan", "delivery", "job", "incident" })
package io.regain.correction;

import org.jspecify.annotations.NullMarked;

import org.springframework.modulith.ApplicationModule;
