package io.regain.incident.status;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

import io.regain.incident.StatusProperties;
import io.regain.delivery.Deliveries;
import io.regain.incident.IncidentProperties;
import io.regain.message.Channel;
import io.regain.message.EmailAddress;
import io.regain.message.Secret;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;

/**
 * Lets people ask for mails about what is said in public, confirm that it was them, and
 * leave again. Nobody learns here whether an address is known.
 */
@Service
public class Subscriptions {

	static final String CONFIRM = "confirm";

	static final String LEAVE = "leave";

	private static final Pattern EMAIL = Pattern
		.compile("[^\\s@,;<>\"()]{1,64}@[^\\s@,;<>\"()]+\\.[^\\s@,;<>\"().]{2,}");

	private final Subscribers subscribers;

	private final SubscriptionMails mails;

	private final Deliveries deliveries;

	private final StatusProperties properties;

	private final IncidentProperties incidents;

	private final ObjectProvider<Secret> secret;

	private final Clock clock;

	Subscriptions(Subscribers subscribers, SubscriptionMails mails, Deliveries deliveries, StatusProperties properties,
			IncidentProperties incidents, ObjectProvider<Secret> secret, Clock clock) {
		this.subscribers = subscribers;
		this.mails = mails;
		this.deliveries = deliveries;
		this.properties = properties;
		this.incidents = incidents;
		this.secret = secret;
		this.clock = clock;
	}

	/** Whether we can write mails with links to us. */
	public boolean areOffered() {
		return this.properties.url("/").isPresent() && this.deliveries.configured().contains(Channel.EMAIL);
	}

	/**
	 * Writes to the address, if it may be; returns before, so that its time tells
	 * nothing.
	 * @param components those that are not ours are left out; none: all
	 */
	public Answer ask(String email, String language, Set<String> components) {
		String address = email.strip();
		if (address.length() > EmailAddress.MAX_LENGTH || !EMAIL.matcher(address).matches()) {
			return Answer.NO_ADDRESS;
		}
		Set<String> ours = new TreeSet<>(components);
		ours.retainAll(this.incidents.components());
		return this.mails.later(() -> askNow(new EmailAddress(address), language, ours)) ? Answer.ASKED
				: Answer.TOO_MANY;
	}

	private void askNow(EmailAddress email, String language, Set<String> components) {
		Instant now = this.clock.instant();
		this.subscribers.purge(now);
		Secret key = this.secret.getObject();
		this.subscribers.ask(email, key.hash(email), language, components, now)
			.ifPresent((id) -> this.mails.confirmation(email, language,
					SubscriberToken.of(key, CONFIRM, text(id) + "-" + text(now.toEpochMilli()))));
	}

	/** Whether the token asks for something that can still be confirmed. */
	public boolean canConfirm(String token) {
		return asked(token).filter((asked) -> this.subscribers.asked(asked.id(), asked.at())).isPresent();
	}

	/** Whether it was one of ours, and in time; saying it again changes nothing. */
	public boolean confirm(String token) {
		if (!canConfirm(token)) {
			return false;
		}
		asked(token).ifPresent((asked) -> this.subscribers.confirm(asked.id(), asked.at(), this.clock.instant()));
		return true;
	}

	private Optional<Asked> asked(String token) {
		return SubscriberToken.verify(this.secret.getObject(), CONFIRM, token)
			.map((name) -> name.split("-", 2))
			.map((parts) -> new Asked(number(parts[0]), Instant.ofEpochMilli(number(parts[1]))))
			.filter((asked) -> asked.at().plus(Subscribers.TO_CONFIRM).isAfter(this.clock.instant()));
	}

	/** Whether the token is one of ours; who has left may say so again. */
	public boolean canLeave(String token) {
		return SubscriberToken.verify(this.secret.getObject(), LEAVE, token).isPresent();
	}

	/** Erases the subscriber. */
	public boolean leave(String token) {
		Optional<String> name = SubscriberToken.verify(this.secret.getObject(), LEAVE, token);
		name.ifPresent((id) -> this.subscribers.remove(number(id)));
		return name.isPresent();
	}

	static String text(long number) {
		return Long.toString(number, Character.MAX_RADIX);
	}

	private static long number(String text) {
		return Long.parseLong(text, Character.MAX_RADIX);
	}

	/** What became of the wish. */
	public enum Answer {

		/** If the address is one, somebody there is asked whether it was them. */
		ASKED,
		/** It is no address. */
		NO_ADDRESS,
		/** Too many ask just now. */
		TOO_MANY

	}

	/** Who asked, and when. */
	private record Asked(long id, Instant at) {
	}

}
