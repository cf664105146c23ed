package io.regain.tracking;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Stream;

import io.regain.audience.AudienceProperties;
import io.regain.audience.AudienceProperties.ConsentRule;
import io.regain.audience.Consent;
import io.regain.audience.Consents;
import io.regain.audience.Standing;
import io.regain.audience.Untracked;
import io.regain.delivery.Deadlocks;
import io.regain.delivery.MessageRef;
import io.regain.delivery.Receipts;
import io.regain.delivery.RunBook;
import io.regain.delivery.WrittenTo;
import io.regain.message.Channel;
import io.regain.message.Secret;
import io.regain.tracking.Token.Purpose;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;

/**
 * What the customer who got a message wants to get, and what they change about it: on the
 * page behind the unsubscribe link.
 */
@Service
public class Preferences {

	/** Test messages carry a link too, which may be tried; it belongs to no customer. */
	private static final long TEST = 0;

	private final ObjectProvider<Secret> secret;

	private final Receipts receipts;

	private final RunBook book;

	private final Consents consents;

	private final Untracked untracked;

	private final ConsentRule rule;

	private final Topics topics;

	private final ChangePreferences change;

	private final TransactionOperations transaction;

	Preferences(ObjectProvider<Secret> secret, Receipts receipts, RunBook book, Consents consents, Untracked untracked,
			AudienceProperties audience, Topics topics, ChangePreferences change, TransactionOperations transaction) {
		this.secret = secret;
		this.receipts = receipts;
		this.book = book;
		this.consents = consents;
		this.untracked = untracked;
		this.rule = audience.consent();
		this.topics = topics;
		this.change = change;
		this.transaction = transaction;
	}

	/** What there is to choose, as it stands; empty if the token is none of ours. */
	public Optional<Choice> of(String token) {
		return message(token).flatMap((id) -> (id == TEST) ? Optional.of(sample()) : this.receipts.find(id)
			.map((message) -> choice(message, this.receipts.writtenTo(message.customerId()))));
	}

	/**
	 * From now on only these. None of them means: no marketing at all.
	 * @param topics their ids; others than those that there are do nothing
	 * @param channels their ids, likewise
	 * @return whether the token was one of ours
	 */
	public boolean save(String token, Set<String> topics, Set<String> channels) {
		return change(token, (message) -> {
			List<WrittenTo> written = this.receipts.writtenTo(message.customerId());
			Choice before = choice(message, written);
			this.change.save(message, before, before.with(topics, channels), written);
		});
	}

	/** Nothing for {@link ChangePreferences#REST}. */
	public boolean rest(String token) {
		return change(token, this.change::rest);
	}

	/** The rest is over. */
	public boolean endRest(String token) {
		return change(token, this.change::endRest);
	}

	/**
	 * Whether opens and clicks may be learned of whoever got the message.
	 * @return whether the token was one of ours
	 */
	public boolean track(String token, boolean allowed) {
		return change(token, (message) -> this.change.track(message, allowed));
	}

	private boolean change(String token, Consumer<MessageRef> change) {
		Optional<Long> id = message(token);
		id.flatMap(this.receipts::find).ifPresent((message) -> Deadlocks.again(() -> {
			this.transaction.executeWithoutResult((status) -> change.accept(message));
			return message;
		}));
		return id.isPresent();
	}

	private Choice choice(MessageRef message, List<WrittenTo> written) {
		Standing standing = this.consents.standing(message.customerId());
		List<Channel> reached = Arrays.stream(Channel.values())
			.filter((channel) -> channel == message.channel()
					|| written.stream().anyMatch((address) -> address.channel() == channel))
			.toList();
		Collection<String> about = topics(message);
		boolean stopped = this.change.isStopped(written);
		return new Choice(
				about.stream()
					.map((topic) -> new Choice.Option(topic, this.topics.name(topic, message.locale()),
							!stopped && reached.stream()
								.anyMatch((channel) -> wants(standing, channel, Optional.of(topic)))))
					.toList(),
				reached.stream()
					.map((channel) -> new Choice.Option(channel.id(), channel.id(),
							!stopped && subjects(about).anyMatch((topic) -> wants(standing, channel, topic))))
					.toList(),
				standing.restsUntil(), this.untracked.among(Set.of(message.customerId())).isEmpty(), stopped);
	}

	/** Those that have a name for customers, and what they were just written about. */
	private Collection<String> topics(MessageRef message) {
		Set<String> topics = new TreeSet<>(this.topics.ids());
		this.book.topic(message.runId()).ifPresent(topics::add);
		return topics;
	}

	/** All that can be consented to: each topic, and what has none. */
	private static Stream<Optional<String>> subjects(Collection<String> topics) {
		return Stream.concat(topics.stream().map(Optional::of), Stream.of(Optional.<String>empty()));
	}

	private boolean wants(Standing standing, Channel channel, Optional<String> topic) {
		Consent consent = standing.on(channel, topic);
		return consent == Consent.GIVEN || (consent == Consent.NONE && this.rule == ConsentRule.OPT_OUT);
	}

	private Choice sample() {
		List<Choice.Option> options = new ArrayList<>();
		this.topics.ids().forEach((topic) -> options.add(new Choice.Option(topic, this.topics.name(topic, ""), true)));
		return new Choice(options, List.of(new Choice.Option("email", "email", true)), Optional.empty(), true, false);
	}

	private Optional<Long> message(String token) {
		return Token.verify(this.secret.getObject(), Purpose.UNSUBSCRIBE, token);
	}

}
