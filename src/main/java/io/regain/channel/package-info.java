/**
 * Handing one message to one provider: the contract, its outcomes, and the providers
 * behind it.
 */
@NullMarked
@ApplicationModule(displayName = "Channel", allowedDependencies = "message")
package io.regain.channel;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
