package io.regain.demo.gateway;

/** How a provider words what it says about any request. */
interface Dialect {

	/** The status that says a message was taken. */
	int success();

	/**
	 * @throws IllegalArgumentException if the provider documents no such code
	 */
	Reaction.Answer refusal(String code);

	Reaction.Answer throttled();

	Reaction.Answer serverError(int status);

}
