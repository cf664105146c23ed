/** HTTP: what the world calls. Parses, calls one method of another room, answers. */
@NullMarked
@ApplicationModule(displayName = "Console",
		allowedDependencies = { "message", "campaign", "audience", "correction", "delivery", "job", "incident",
				"incident :: status", "incident :: alert", "goodwill", "satisfaction", "template",
				"template :: markdown", "tracking", "tracking :: text" })
package io.regain.console;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
