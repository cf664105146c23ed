package io.regain.console.status;

import java.time.Duration;
import java.util.List;

import io.regain.console.status.StatusPages.Shown;
import io.regain.incident.Texts;
import io.regain.incident.status.ComponentHistory;
import io.regain.incident.status.PublicIncident;
import io.regain.incident.status.PublicUpdate;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What the page says, for machines; its shape is told in {@code incidents.md}. Texts are
 * CommonMark by language, moments UTC.
 */
final class StatusJson {

	private static final JsonMapper JSON = JsonMapper.shared();

	private StatusJson() {
	}

	static String of(Shown shown) {
		ObjectNode root = JSON.createObjectNode();
		root.put("name", shown.properties().status().name());
		root.put("asOf", shown.readAt().toString());
		root.put("ageSeconds", shown.age().map(Duration::toSeconds).orElse(0L));
		root.put("zone", shown.zone().getId());
		root.put("state", shown.status().now().id());
		shown.status()
			.components()
			.stream()
			.findFirst()
			.ifPresent((component) -> root.put("since", component.days().get(0).date().toString()));
		ArrayNode components = root.putArray("components");
		shown.status().components().forEach((component) -> add(components.addObject(), component, shown));
		add(root.putArray("open"), shown.status().open());
		add(root.putArray("planned"), shown.status().planned());
		add(root.putArray("past"), shown.status().past());
		return root.toString();
	}

	private static void add(ObjectNode node, ComponentHistory component, Shown shown) {
		node.put("id", component.id());
		ObjectNode names = node.putObject("names");
		Words.LANGUAGES.forEach((language) -> names.put(language, shown.properties().name(component.id(), language)));
		node.put("state", component.now().id());
		ArrayNode days = node.putArray("disturbedDays");
		component.disturbed()
			.forEach((day) -> days.addObject()
				.put("date", day.date().toString())
				.put("worst", day.worst().id())
				.put("seconds", day.disturbed().toSeconds()));
	}

	private static void add(ArrayNode list, List<PublicIncident> incidents) {
		for (PublicIncident incident : incidents) {
			ObjectNode node = list.addObject();
			node.put("number", incident.number());
			put(node.putObject("titles"), incident.titles());
			node.put("component", incident.component());
			node.put("severity", incident.severity().id());
			node.put("maintenance", incident.isMaintenance());
			node.put("phase", incident.phase().id());
			node.put("beganAt", incident.beganAt().toString());
			incident.until().ifPresent((until) -> node.put("until", until.toString()));
			incident.resolvedAt().ifPresent((resolved) -> node.put("resolvedAt", resolved.toString()));
			ArrayNode updates = node.putArray("updates");
			incident.updates().forEach((update) -> add(updates.addObject(), update));
		}
	}

	private static void add(ObjectNode node, PublicUpdate update) {
		node.put("number", update.number());
		node.put("phase", update.phase().id());
		node.put("publishedAt", update.publishedAt().toString());
		update.nextAt().ifPresent((next) -> node.put("nextAt", next.toString()));
		update.corrects().ifPresent((wrong) -> node.put("corrects", wrong));
		put(node.putObject("texts"), update.texts());
	}

	private static void put(ObjectNode node, Texts texts) {
		texts.byLanguage().forEach(node::put);
	}

}
