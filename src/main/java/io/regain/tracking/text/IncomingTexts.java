package io.regain.tracking.text;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

import io.regain.audience.Suppression;
import io.regain.audience.Suppressions;
import io.regain.delivery.Deadlocks;
import io.regain.delivery.MessageRef;
import io.regain.delivery.Receipts;
import io.regain.message.Channel;
import io.regain.message.Secret;
import io.regain.tracking.Acknowledgements;
import io.regain.tracking.EventReport;
import io.regain.tracking.EventType;
import io.regain.tracking.Events;
import io.regain.tracking.Objections;
import io.regain.tracking.ProviderSignatures;
import io.regain.tracking.Replies;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;

/**
 * What customers text us. Whose number it is, is known by the last message that went
 * there. Verified before the database is asked; one that is handed over again changes
 * nothing.
 */
@Service
public class IncomingTexts {

	private static final Logger logger = LoggerFactory.getLogger(IncomingTexts.class);

	private static final String SOURCE = "twilio";

	private final ProviderSignatures signatures;

	private final ObjectProvider<Secret> secret;

	private final Receipts receipts;

	private final Suppressions suppressions;

	private final Objections objections;

	private final Acknowledgements acknowledgements;

	private final Events events;

	private final Replies replies;

	private final TextLog log;

	private final TextProperties properties;

	private final ObjectProvider<Answering> answerings;

	private final TransactionOperations transaction;

	IncomingTexts(ProviderSignatures signatures, ObjectProvider<Secret> secret, Receipts receipts,
			Suppressions suppressions, Objections objections, Acknowledgements acknowledgements, Events events,
			Replies replies, TextLog log, TextProperties properties, ObjectProvider<Answering> answerings,
			TransactionOperations transaction) {
		this.signatures = signatures;
		this.secret = secret;
		this.receipts = receipts;
		this.suppressions = suppressions;
		this.objections = objections;
		this.acknowledgements = acknowledgements;
		this.events = events;
		this.replies = replies;
		this.log = log;
		this.properties = properties;
		this.answerings = answerings;
		this.transaction = transaction;
	}

	/**
	 * @param path of the request, as it was sent to {@code regain.public-url}
	 * @param form only read if there is a signature
	 * @param signature the header {@code X-Twilio-Signature}
	 * @return what is answered to the number, an empty text for nothing; empty if it was
	 * not genuine
	 */
	public Optional<String> receive(String path, Supplier<Map<String, String>> form, String signature) {
		if (!this.signatures.isGenuine(path, form, signature)) {
			return Optional.empty();
		}
		return Optional.of(IncomingText.of(form.get())
			.map((text) -> Deadlocks
				.again(() -> Optional.ofNullable(this.transaction.execute((status) -> take(text))).orElse("")))
			.orElse(""));
	}

	private String take(IncomingText text) {
		List<byte[]> number = text.from().map(this.secret.getObject()::hashes).orElse(List.of());
		Optional<MessageRef> answered = number.stream()
			.flatMap((hash) -> this.receipts.lastTextTo(hash).stream())
			.max(Comparator.comparing(MessageRef::id));
		if (!this.log.add(text, answered)) {
			return "";
		}
		if (answered.isEmpty()) {
			logger.info("Text {} ({}) came from a number that nobody was ever texted at", text.sid(), text.meaning());
		}
		if (!number.isEmpty()) {
			heed(text, number, answered);
		}
		// Where Twilio knows the word, it has answered
		boolean asks = text.meaning() == Meaning.HELP && text.optOutType().isEmpty() && !number.isEmpty();
		return asks ? this.properties.help(locale(text, answered)).orElse("") : "";
	}

	/**
	 * That somebody asks for silence holds for numbers that nobody knows, too.
	 * @param number its hashes, by each secret
	 */
	private void heed(IncomingText text, List<byte[]> number, Optional<MessageRef> answered) {
		String source = "text " + (answered.isPresent() ? "to message " + answered.get().id() : "from a stranger");
		switch (text.meaning()) {
			case STOP -> {
				number.forEach((hash) -> this.suppressions.add(Channel.SMS, hash, Suppression.UNSUBSCRIBED, source));
				answered.ifPresent((message) -> this.objections.unsubscribe(message, report(text)));
			}
			case START -> start(text, number, answered);
			case YES -> {
				if (!start(text, number, answered)) {
					reply(text, number, answered);
				}
			}
			case OK -> {
				if (answered.filter((message) -> this.acknowledgements.heard(message, report(text))).isEmpty()) {
					reply(text, number, answered);
				}
			}
			case HELP, OTHER -> reply(text, number, answered);
		}
	}

	/**
	 * What is no wish of theirs stays: that nobody is there, or that a person decided.
	 * @return whether there was anything to end
	 */
	private boolean start(IncomingText text, List<byte[]> number, Optional<MessageRef> answered) {
		int lifted = this.suppressions.lift(number, Set.of(Suppression.UNSUBSCRIBED), "START by text message");
		if (lifted > 0 || text.meaning() == Meaning.START) {
			answered.ifPresent((message) -> this.objections.takeBack(message, report(text)));
		}
		return lifted > 0;
	}

	private void reply(IncomingText text, List<byte[]> number, Optional<MessageRef> answered) {
		answered.ifPresent((message) -> {
			EventReport report = report(text);
			this.events.append(message, EventType.REPLIED, report);
			if (this.answerings.stream().noneMatch((answering) -> answering.answer(message, text.body()))) {
				this.replies.keep(message, report.key(), number.get(0), "", text.body());
			}
		});
	}

	private static EventReport report(IncomingText text) {
		EventReport report = new EventReport(SOURCE, text.sid() + ":in");
		return (text.media() > 0) ? report.kind("media") : report;
	}

	/** Who was never written to is answered in the script that they write in. */
	private static String locale(IncomingText text, Optional<MessageRef> answered) {
		return answered.map(MessageRef::locale)
			.filter((locale) -> !locale.isEmpty())
			.orElseGet(() -> text.body()
				.codePoints()
				.anyMatch((letter) -> Character.UnicodeScript.of(letter) == Character.UnicodeScript.CYRILLIC) ? "ru"
						: "en");
	}

}
