/**
 * What the world tells after a message left: provider callbacks and unsubscribes; and the
 * signed links.
 */
@NullMarked
@ApplicationModule(displayName = "Tracking", allowedDependencies = { "message", "audience", "channel", "delivery" })
package io.regain.tracking;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
