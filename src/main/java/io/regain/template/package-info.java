/**
 * FreeMarker templates: found, checked, and rendered for one recipient. The only importer
 * of {@code freemarker..}; touches no database and no network.
 */
@NullMarked
@ApplicationModule(displayName = "Template", allowedDependencies = "message")
package io.regain.template;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
