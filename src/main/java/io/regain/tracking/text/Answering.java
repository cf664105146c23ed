package io.regain.tracking.text;

import io.regain.delivery.MessageRef;

/** Implemented by a later room that asks questions which a text message can answer. */
public interface Answering {

	/**
	 * In the caller's transaction.
	 * @param message the last one that went to the number
	 * @param body the whole text
	 * @return whether it was an answer; else it is a reply like any other
	 */
	boolean answer(MessageRef message, String body);

}
