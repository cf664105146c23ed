package io.regain.job;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.regain.delivery.MessageCounts;
import io.regain.delivery.Run;
import io.regain.message.Content;

/** What the owner of a campaign is told of a run: how it stands, and what to do. */
final class OwnerMail {

	private OwnerMail() {
	}

	static Content.Email of(Run run, MessageCounts messages) {
		StringBuilder text = new StringBuilder();
		text.append("%s is %s.%n%s%n".formatted(run.name(), run.status(), run.title()));
		Optional.ofNullable(run.note()).ifPresent((note) -> text.append(note).append('\n'));
		text.append('\n');
		figures(messages).forEach((name, figure) -> {
			if (figure > 0 || name.equals("planned") || name.equals("accepted")) {
				text.append("%-11s%,12d%n".formatted(name, figure));
			}
		});
		text.append("\nWhat to do\n");
		steps(run, messages).forEach((step) -> text.append("- ").append(step).append('\n'));
		String plain = text.toString().replace("\r\n", "\n");
		return Content.Email.plain("%s is %s".formatted(run.name(), run.status()), plain);
	}

	private static List<String> steps(Run run, MessageCounts messages) {
		List<String> steps = NextSteps.of(run, messages);
		return steps.isEmpty() ? List.of("'report %s' says more.".formatted(run.name())) : steps;
	}

	private static Map<String, Long> figures(MessageCounts messages) {
		Map<String, Long> figures = new LinkedHashMap<>();
		figures.put("planned", messages.planned());
		figures.put("accepted", messages.accepted());
		figures.put("refused", messages.refused());
		figures.put("in doubt", messages.inDoubt());
		figures.put("expired", messages.expired());
		figures.put("cancelled", messages.cancelled());
		figures.put("suppressed", messages.suppressed());
		figures.put("superseded", messages.superseded());
		figures.put("open", messages.open());
		return figures;
	}

}
