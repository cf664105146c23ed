/**
 * Tells what a mail that came back to us is: a bounce, a delay, a complaint, an answer.
 * Pure; knows neither mailbox nor ledger.
 */
@NullMarked
package io.regain.tracking.bounce;

import org.jspecify.annotations.NullMarked;
