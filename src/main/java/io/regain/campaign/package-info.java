/**
 * Campaigns and segments: YAML read into immutable definitions, with every mistake
 * reported at once.
 */
@NullMarked
@ApplicationModule(displayName = "Campaign", allowedDependencies = "message")
package io.regain.campaign;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
