/** The email channel, over SMTP. */
@NullMarked
@ApplicationModule(displayName = "Email channel", allowedDependencies = { "message", "channel" })
package io.regain.channel.email;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
