/** The push channel, over Firebase Cloud Messaging. */
@NullMarked
@ApplicationModule(displayName = "Push channel", allowedDependencies = { "message", "channel" })
package io.regain.channel.push;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
