package io.regain.demo.gateway;

import java.time.Duration;
import java.util.function.Supplier;

/**
 * How a stand-in treats a message that is handed to it. Requests that the provider would
 * not accept from anybody (wrong credentials, missing fields) are refused before any
 * behaviour counts.
 *
 * @param kind what happens
 * @param code the provider's error code, or the HTTP status of a server error
 * @param retryAfter what a throttled sender is asked to wait
 * @param takes whether the message is taken although the answer does not say so
 */
public record Behaviour(Kind kind, String code, Duration retryAfter, boolean takes) {

	/** Takes the message and reports it as delivered. */
	public static Behaviour accept() {
		return new Behaviour(Kind.ACCEPT, "", Duration.ZERO, true);
	}

	/**
	 * Takes the message and reports later that it was not delivered; for providers that
	 * report at all.
	 * @param code the provider's code of why, as in {@code 30005}
	 */
	public static Behaviour undelivered(String code) {
		return new Behaviour(Kind.UNDELIVERED, code, Duration.ZERO, true);
	}

	/**
	 * Refuses with one of the provider's documented codes, as in {@code 21610} or
	 * {@code UNREGISTERED}. A stand-in that does not know the code says so when it is
	 * told.
	 */
	public static Behaviour refuse(String code) {
		return new Behaviour(Kind.REFUSE, code, Duration.ZERO, false);
	}

	/** Answers 429 with a {@code Retry-After} in whole seconds. */
	public static Behaviour throttle(Duration retryAfter) {
		return new Behaviour(Kind.THROTTLE, "", retryAfter, false);
	}

	/** Answers with this status, 500 to 599, and the provider's body for it. */
	public static Behaviour serverError(int status) {
		if (status < 500 || status > 599) {
			throw new IllegalArgumentException(status + " is not a server error");
		}
		return new Behaviour(Kind.SERVER_ERROR, String.valueOf(status), Duration.ZERO, false);
	}

	/** Reads the request and never answers, until the stand-in is closed. */
	public static Behaviour hang() {
		return new Behaviour(Kind.HANG, "", Duration.ZERO, false);
	}

	/** Reads the request and drops the connection. */
	public static Behaviour closeAfterRequest() {
		return new Behaviour(Kind.CLOSE, "", Duration.ZERO, false);
	}

	/** Answers with the status of success and a body that means nothing. */
	public static Behaviour talkNonsense() {
		return new Behaviour(Kind.NONSENSE, "", Duration.ZERO, false);
	}

	/**
	 * The same, except that the message is taken: counted, listed and delivered. What
	 * goes wrong is the answer only.
	 */
	public Behaviour afterTaking() {
		return new Behaviour(this.kind, this.code, this.retryAfter, true);
	}

	/** What happens to the exchange; the message is taken at most once. */
	Reaction react(Dialect dialect, Supplier<Reaction.Answer> take) {
		if (this.kind == Kind.ACCEPT || this.kind == Kind.UNDELIVERED) {
			return take.get();
		}
		if (this.takes) {
			take.get();
		}
		return switch (this.kind) {
			case ACCEPT, UNDELIVERED -> throw new IllegalStateException("answered above");
			case REFUSE -> dialect.refusal(this.code);
			case THROTTLE -> dialect.throttled().with("Retry-After", String.valueOf(seconds(this.retryAfter)));
			case SERVER_ERROR -> dialect.serverError(Integer.parseInt(this.code));
			case HANG -> new Reaction.Silence();
			case CLOSE -> new Reaction.Disconnect();
			case NONSENSE -> Reaction.Answer.html(dialect.success(), "<html><body>It works!</body></html>");
		};
	}

	private static long seconds(Duration wait) {
		return wait.plusSeconds(1).minusNanos(1).toSeconds();
	}

	/** The ways to treat a message. */
	public enum Kind {

		ACCEPT, UNDELIVERED, REFUSE, THROTTLE, SERVER_ERROR, HANG, CLOSE, NONSENSE

	}

}
