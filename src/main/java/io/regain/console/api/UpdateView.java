package io.regain.console.api;

import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import io.regain.delivery.MessageCounts;
import io.regain.delivery.Run;
import io.regain.incident.Update;

/**
 * An update as the API shows it.
 *
 * @param status draft, to-approve, scheduled, published or discarded
 * @param run how far it has been told, once it is published
 */
record UpdateView(int number, String state, String status, Map<String, String> text, Map<String, String> summary,
		Optional<Instant> nextUpdateAt, Optional<Integer> corrects, Optional<Instant> publishAt, Instant draftedAt,
		String draftedBy, Optional<String> approvedBy, Optional<Instant> publishedAt, Optional<String> publishedBy,
		Optional<Told> run) {

	static UpdateView of(Update update, Optional<Told> told) {
		return new UpdateView(update.number(), update.phase().id(),
				update.status().name().toLowerCase(Locale.ROOT).replace('_', '-'), update.texts().byLanguage(),
				update.shorts().byLanguage(), update.nextAt(), update.corrects(), update.publishAt(),
				update.draftedAt(), update.draftedBy(), update.approvedBy(), update.publishedAt(), update.publishedBy(),
				told);
	}

	/**
	 * The run that tells it.
	 *
	 * @param ended whether nothing more of it will be sent
	 * @param stuck whether it does not go on without a person; its note says why
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
