/**
 * Read-only questions to the ledger: how a run stands, what a customer was told and why.
 */
@NullMarked
@ApplicationModule(displayName = "Report", allowedDependencies = { "message", "delivery", "plan" })
package io.regain.report;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
