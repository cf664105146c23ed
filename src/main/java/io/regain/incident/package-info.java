/**
 * Incidents: what is broken, who is affected, what we said about it and when we promised
 * to speak next.
 */
@NullMarked
@ApplicationModule(displayName = "Incident", allowedDependencies = { "message", "campaign", "audience", "template",
		"template :: markdown", "plan", "channel", "delivery", "job" })
package io.regain.incident;

import org.jspecify.annotations.NullMarked;

import org.springframework.modulith.ApplicationModule;
