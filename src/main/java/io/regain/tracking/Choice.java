package io.regain.tracking;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a customer can choose, and has chosen.
 *
 * @param topics may be none
 * @param channels on which they were written to
 * @param restsUntil until when they want nothing, if they do
 * @param tracked whether their opens and clicks may be learned
 * @param unsubscribed whether they have ended all of it: only that is proof that nothing
 * comes, whatever is ticked
 */
public record Choice(List<Option> topics, List<Option> channels, Optional<Instant> restsUntil, boolean tracked,
		boolean unsubscribed) {

	public Choice {
		topics = List.copyOf(topics);
		channels = List.copyOf(channels);
	}

	/** Whether anything may come. */
	public boolean isAny() {
		return this.channels.stream().anyMatch(Option::chosen)
				&& (this.topics.isEmpty() || this.topics.stream().anyMatch(Option::chosen));
	}

	boolean isAllTopics() {
		return this.topics.stream().allMatch(Option::chosen);
	}

	Choice with(Set<String> topics, Set<String> channels) {
		return new Choice(this.topics.stream().map((option) -> option.choose(topics)).toList(),
				this.channels.stream().map((option) -> option.choose(channels)).toList(), this.restsUntil, this.tracked,
				this.unsubscribed);
	}

	/**
	 * One thing to tick.
	 *
	 * @param name for the customer
	 */
	public record Option(String id, String name, boolean chosen) {

		Option choose(Set<String> ids) {
			return new Option(this.id, this.name, ids.contains(this.id));
		}

	}

}
