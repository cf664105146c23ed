/**
 * Starting runs: the guards, the hold with its heartbeat, and the Spring Batch job
 * {@code campaign}.
 */
@NullMarked
@ApplicationModule(displayName = "Job",
		allowedDependencies = { "message", "campaign", "audience", "template", "plan", "channel", "delivery" })
package io.regain.job;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
