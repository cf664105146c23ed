/**
 * Making good: what those whom an incident hurt are given, within a budget, by codes that
 * can be used once; and the campaigns that tell them, and remind them.
 */
@NullMarked
@ApplicationModule(displayName = "Goodwill",
		allowedDependencies = { "message", "campaign", "audience", "template", "plan", "delivery", "job", "incident" })
package io.regain.goodwill;

import org.jspecify.annotations.NullMarked;

import org.springframework.modulith.ApplicationModule;
