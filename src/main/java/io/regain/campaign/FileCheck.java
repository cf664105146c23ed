package io.regain.campaign;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Checks that files and ids go together, one to one. */
final class FileCheck {

	private FileCheck() {
	}

	static void checkId(Draft draft, String key) {
		draft.text(key)
			.filter((id) -> !id.equals(draft.id()))
			.ifPresent((id) -> draft.reject(key,
					"found '%s', but the file is %s.yaml; both must have one name".formatted(id, draft.id())));
	}

	/** An id names one campaign, in whatever family it lies. */
	static void checkUnique(Collection<Draft> campaigns) {
		Map<String, List<Draft>> byId = campaigns.stream().collect(Collectors.groupingBy(Draft::id));
		for (List<Draft> same : byId.values()) {
			for (Draft campaign : same) {
				same.stream()
					.filter((other) -> other != campaign)
					.findFirst()
					.ifPresent((other) -> campaign.reject("campaign",
							"%s has the same name; an id stands for one campaign".formatted(other.source().file())));
			}
		}
	}

}
