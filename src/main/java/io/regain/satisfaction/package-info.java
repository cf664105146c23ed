/**
 * Whether those whom an incident affected were content with how it was handled: one
 * question, its answers, and what a person does about the bad ones.
 */
@NullMarked
@ApplicationModule(displayName = "Satisfaction", allowedDependencies = { "message", "campaign", "audience", "plan",
		"delivery", "job", "incident", "tracking", "tracking :: text" })
package io.regain.satisfaction;

import org.jspecify.annotations.NullMarked;

import org.springframework.modulith.ApplicationModule;
