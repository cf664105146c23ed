/**
 * The ledger of runs, recipients, messages and attempts with its one state machine, and
 * the way of a message through it: find, render, claim, send, record, settle.
 */
@NullMarked
@ApplicationModule(displayName = "Delivery",
		allowedDependencies = { "message", "campaign", "audience", "plan", "template", "channel" })
package io.regain.delivery;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
