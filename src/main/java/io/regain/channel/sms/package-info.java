/** The sms channel, over Twilio. */
@NullMarked
@ApplicationModule(displayName = "SMS channel", allowedDependencies = { "message", "channel" })
package io.regain.channel.sms;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
