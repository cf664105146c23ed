/**
 * The command line: parses, asks one other room, prints; the only place that ends the
 * process.
 */
@NullMarked
@ApplicationModule(displayName = "Command line",
		allowedDependencies = { "message", "campaign", "audience", "template", "plan", "correction", "delivery", "job",
				"incident", "incident :: alert", "goodwill", "satisfaction", "report", "report :: form",
				"tracking :: mailbox" })
package io.regain.cli;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
