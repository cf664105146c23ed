package io.regain.correction;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.regain.campaign.Campaign;
import io.regain.campaign.CampaignVariable;
import io.regain.campaign.Catalogue;
import io.regain.campaign.Source;
import io.regain.delivery.Definition;
import io.regain.message.Channel;
import io.regain.message.MessageClass;
import io.regain.message.RunName;
import io.regain.message.Yaml;
import io.regain.plan.Prepared;
import io.regain.template.TemplateBundle;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * Makes of the definition of a run that said something wrong one that puts it right: in
 * the same name, with the same facts and variables, so that it can tell each reader what
 * was wrong for them. What was counted from the wrong run's date still is.
 */
final class CorrectionDefinition {

	private static final YAMLMapper YAML = new YAMLMapper();

	private static final List<String> OF_MARKETING = List.of("topic");

	private static final int MOST_TITLE = 200;

	private final Definition wrong;

	private final Campaign campaign;

	private final LocalDate date;

	/**
	 * @param date of the wrong run
	 */
	CorrectionDefinition(Definition wrong, String campaign, LocalDate date) {
		this.wrong = wrong;
		this.campaign = Catalogue.of(wrong.sources())
			.campaign(campaign)
			.orElseThrow(() -> new CorrectionException("the definition of %s cannot be read any more", campaign));
		this.date = date;
	}

	/** The wrong run's first, and what else the new words can be said on. */
	List<Channel> channels(TemplateBundle template) {
		Set<Channel> channels = new LinkedHashSet<>(this.campaign.send().channels());
		channels.addAll(List.of(Channel.values()));
		channels.removeIf((channel) -> template.locales(channel).isEmpty());
		if (channels.isEmpty()) {
			throw new CorrectionException("the template %s says nothing on any channel", template.name());
		}
		return List.copyOf(channels);
	}

	/**
	 * @param before what has put it right already, to others
	 * @param variables what it may say besides, as YAML by name
	 */
	Prepared of(String audience, List<RunName> before, TemplateBundle template, Map<String, String> variables) {
		Source own = file(this.campaign.id());
		ObjectNode root = (ObjectNode) Yaml.tree(own.text());
		root.put("class", MessageClass.SERVICE.id()).put("purpose", Campaign.Purpose.CARE.id());
		root.remove(OF_MARKETING);
		String title = "Correction: " + this.campaign.title();
		root.put("title", title.substring(0, Math.min(MOST_TITLE, title.length())));
		root.set("audience", audience(audience, before));
		send((ObjectNode) root.get("send"), template);
		variables(root, variables);
		Source segment = segment();
		List<Source> sources = List.of(new Source(own.file(), YAML.writeValueAsString(root)), segment);
		Catalogue catalogue = Catalogue.of(sources);
		Campaign made = catalogue.campaign(this.campaign.id())
			.orElseThrow(() -> new CorrectionException("it cannot be put right so: %s", catalogue.problems()));
		return new Prepared(made, catalogue.segment(this.campaign.audience().segment()), List.of(), template, sources);
	}

	private Source file(String id) {
		return this.wrong.sources()
			.stream()
			.filter((source) -> source.file().endsWith("/" + id + ".yaml") && !isSegment(source))
			.findFirst()
			.orElseThrow();
	}

	private static boolean isSegment(Source source) {
		return source.file().contains("/segments/");
	}

	private ObjectNode audience(String name, List<RunName> before) {
		ObjectNode audience = YAML.createObjectNode()
			.put("segment", this.campaign.audience().segment())
			.put("frozen", name);
		ObjectNode said = audience.putObject("said-before").put("newcomers", true);
		if (!before.isEmpty()) {
			ArrayNode runs = said.putArray("runs");
			before.forEach((run) -> runs.add(run.toString()));
		}
		return audience;
	}

	/** At once, but for quiet hours: a wrong price is no reason to wake anybody. */
	private void send(ObjectNode send, TemplateBundle template) {
		send.remove(List.of("to", "at", "on-freeze"));
		ArrayNode channels = send.putArray("channels");
		channels(template).forEach((channel) -> channels.add(channel.id()));
		send.put("template", template.name()).put("tracking", "off");
	}

	private void variables(ObjectNode root, Map<String, String> given) {
		ObjectNode variables = root.has("variables") ? (ObjectNode) root.get("variables") : root.putObject("variables");
		for (CampaignVariable variable : this.campaign.variables()) {
			if (variable.value() instanceof CampaignVariable.Relative) {
				variables.put(variable.declaration().name(), text(variable.on(this.date)));
			}
		}
		given.forEach((name, text) -> variables.set(name, value(variables.path(name), name, text)));
		if (variables.isEmpty()) {
			root.remove("variables");
		}
	}

	private static String text(Object moment) {
		return (moment instanceof LocalDateTime time) ? time + "Z" : moment.toString();
	}

	/** What has a type keeps it. */
	private static JsonNode value(JsonNode before, String name, String text) {
		try {
			JsonNode value = Yaml.tree(text);
			if (before instanceof ObjectNode typed) {
				return typed.deepCopy().set("value", value);
			}
			// By language, as in { en: 10 % off, ru: скидка 10 % }
			return (value.isObject() && !value.has("value"))
					? YAML.createObjectNode().put("type", "text").set("value", value) : value;
		}
		catch (JacksonException ex) {
			throw new CorrectionException("the variable %s is no YAML value; a text with special characters needs "
					+ "quotes inside those of the shell", name);
		}
	}

	private Source segment() {
		Source source = this.wrong.sources()
			.stream()
			.filter((one) -> isSegment(one) && one.file().endsWith("/" + this.campaign.audience().segment() + ".yaml"))
			.findFirst()
			.orElseThrow();
		ObjectNode root = (ObjectNode) Yaml.tree(source.text());
		ArrayNode columns = (root.get("variables") instanceof ArrayNode given) ? given : root.putArray("variables");
		if (columns.valueStream()
			.noneMatch((column) -> column.path("name").asString("").equals(GatherReceivers.WRONG_AT))) {
			columns.addObject()
				.put("name", GatherReceivers.WRONG_AT)
				.put("type", "datetime")
				.put("example", "2026-11-22T12:00Z");
		}
		return new Source(source.file(), YAML.writeValueAsString(root));
	}

}
