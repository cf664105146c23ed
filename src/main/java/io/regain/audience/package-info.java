/**
 * Whom a segment selects and what the company knows of them: the one door to the
 * company's database, and who must not be written to.
 */
@NullMarked
@ApplicationModule(displayName = "Audience", allowedDependencies = { "message", "campaign" })
package io.regain.audience;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
