package io.regain.tracking.bounce;

import java.util.Optional;

/**
 * What a report says of one recipient, before anybody judges it.
 *
 * @param recipient the address, or empty
 * @param alias another address that the report gives the same recipient, or empty
 * @param action {@code failed}, {@code delayed}, {@code delivered} … or empty
 */
record Refusal(String recipient, String alias, String action, String status, String reply, String command,
		String words) {

	private static final int MOST_WORDS = 1_000;

	static final Refusal NONE = new Refusal("", "", "", "", "", "", "");

	static Refusal of(String recipient, String words) {
		return new Refusal(recipient, "", "", "", "", "", words);
	}

	Refusal with(String status, String reply, String command) {
		return new Refusal(this.recipient, this.alias, this.action, status, reply, command, this.words);
	}

	Refusal saying(String words) {
		return new Refusal(this.recipient, this.alias, this.action, this.status, this.reply, this.command, words);
	}

	Refusal to(String recipient) {
		return new Refusal(recipient, this.alias, this.action, this.status, this.reply, this.command, this.words);
	}

	boolean isFor(String address) {
		return address.equalsIgnoreCase(this.recipient) || address.equalsIgnoreCase(this.alias);
	}

	Failure judged(String around) {
		String status = Codes.status(this.status, this.words + "\n" + around);
		String reply = this.reply.isEmpty() ? Codes.reply(this.words + "\n" + around) : this.reply;
		String line = this.words.isBlank() ? around : this.words;
		line = line.substring(0, Math.min(line.length(), MOST_WORDS * 2)).replaceAll("[\\s\\p{Cntrl}]+", " ").strip();
		return new Failure(Optional.of(this.recipient).filter((it) -> !it.isEmpty()), BounceRules.of(this, around),
				status, reply, line.substring(0, Math.min(line.length(), MOST_WORDS)));
	}

}
