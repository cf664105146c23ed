package io.regain.console.api;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

import io.regain.delivery.MessageCounts;
import io.regain.delivery.Run;
import io.regain.incident.Phase;
import io.regain.incident.Update;

/**
 * An update of an incident.
 *
 * @param number its number among those of its incident, from 1
 * @param state how far the incident has come with it
 * @param status how far the update itself has come
 * @param text what mails say, as CommonMark, by language
 * @param summary one sentence for text messages and push, by language
 * @param nextUpdateAt when it promises the next word, if it does
 * @param corrects the number of the update that was wrong, if it corrects one
 * @param publishAt when it is to be published, if not at once
 * @param draftedAt when it was written down
 * @param draftedBy the name of the token that wrote it
 * @param approvedBy the name of the token that approved it as a second person
 * @param publishedAt when it was published, if it was
 * @param publishedBy the name of the token that published it
 * @param run how far it has been told, once it is published and told to somebody
 */
record UpdateView(int number, Phase state, Update.Status status, Map<String, String> text, Map<String, String> summary,
		Optional<Instant> nextUpdateAt, Optional<Integer> corrects, Optional<Instant> publishAt, Instant draftedAt,
		String draftedBy, Optional<String> approvedBy, Optional<Instant> publishedAt, Optional<String> publishedBy,
		Optional<Told> run) {

	static UpdateView of(Update update, Optional<Told> told) {
		return new UpdateView(update.number(), update.phase(), update.status(), update.texts().byLanguage(),
				update.shorts().byLanguage(), update.nextAt(), update.corrects(), update.publishAt(),
				update.draftedAt(), update.draftedBy(), update.approvedBy(), update.publishedAt(), update.publishedBy(),
				told);
	}

	/**
	 * The run that tells it: how many messages there are, and what became of them.
	 *
	 * @param name as {@code report} and {@code explain} take it
	 * @param status where it is in its life
	 * @param ended whether nothing more of it will be sent
	 * @param stuck whether it does not go on without a person; its note says why
	 * @param note what is to be known of it
	 * @param messages how many are planned
	 * @param accepted how many a provider has taken
	 * @param refused how many were refused for good
	 * @param inDoubt how many may have been sent or not
	 * @param superseded how many never left, since something newer was said
	 * @param open how many are still to be sent
	 */
	record Told(String name, String status, boolean ended, boolean stuck, Optional<String> note, long messages,
			long accepted, long refused, long inDoubt, long superseded, long open) {

		/** It does not go on without a person. */
		private static boolean isStuck(Run run) {
			return run.halted().isPresent() || run.planWasRefused();
		}

		static Told of(Run run, MessageCounts counts) {
			return new Told(run.name().toString(), run.status().name(), run.status().isFinished(), isStuck(run),
					Optional.ofNullable(run.note()), counts.planned(), counts.accepted(), counts.refused(),
					counts.inDoubt(), counts.superseded(), counts.open());
		}

	}

}
