package io.regain.tracking.mailbox;

import java.util.Optional;

import io.regain.channel.Outgoing;
import io.regain.delivery.MessageRef;
import io.regain.message.Address;
import io.regain.message.Content;
import io.regain.message.EmailAddress;
import io.regain.message.From;
import io.regain.message.Sha256;
import io.regain.tracking.bounce.Returned;

/** What those who care for customers get of an answer. */
record HandOnMail(MessageRef message, Returned.Replied replied, byte[] raw) {

	private static final int MOST_SUBJECT = 150;

	private static final int REFERENCE = 20;

	/**
	 * @param from in whose name the customer was written to
	 */
	Outgoing to(Address to, From from) {
		String text = "Customer %s answered message %d:\n\n%s\n\nTheir mail is attached; an answer to this one goes to them.\n"
			.formatted(this.message.customerId(), this.message.id(), this.replied.text());
		Content.Email content = new Content.Email(subject(), "<pre>" + escaped(text) + "</pre>\n", text);
		return new Outgoing(reference(), "reply", to, content, new From(from.name(), from.email(), customer()),
				Optional.empty(), Optional.empty())
			.enclosing(this.raw);
	}

	private String subject() {
		String subject = this.replied.subject().replaceAll("[\\s\\p{Cntrl}]+", " ").strip();
		return subject.codePointCount(0, subject.length()) <= MOST_SUBJECT ? subject
				: subject.substring(0, subject.offsetByCodePoints(0, MOST_SUBJECT));
	}

	/** The same for the same mail, so that one that comes twice can be known. */
	private String reference() {
		return "reply-" + Sha256.hex(this.message.id() + " " + this.replied.from() + " " + this.replied.text())
			.substring(0, REFERENCE);
	}

	/** Nobody is answered whose address could not stand in a header. */
	private Optional<EmailAddress> customer() {
		try {
			return Optional.of(new EmailAddress(this.replied.from().strip()));
		}
		catch (IllegalArgumentException ex) {
			return Optional.empty();
		}
	}

	private static String escaped(String text) {
		return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
	}

}
