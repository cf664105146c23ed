package io.regain.delivery;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import io.regain.campaign.Campaign;
import io.regain.campaign.Catalogue;
import io.regain.campaign.Source;
import io.regain.message.MessageClass;
import io.regain.template.TemplateBundle;

/**
 * A small campaign for all channels, as a run keeps it. Its messages greet
 * {@code customer.given_name} and need the variable {@code order_number}.
 *
 * @param campaign the YAML; {@link #with} changes it
 */
public record TestCampaign(String campaign) {

	private static final String SEGMENT = """
			segment: everybody
			title: Everybody with an order
			sql: SELECT id AS customer_id, order_number FROM regain_customer ORDER BY id
			variables:
			  - { name: order_number, type: text, example: L-1 }
			""";

	public static TestCampaign of(MessageClass messageClass) {
		return new TestCampaign("""
				campaign: note
				title: A note
				class: %s
				purpose: status-update
				owner: crm@lavka.example
				from: { name: Lavka, email: hello@lavka.example }
				audience:
				  segment: everybody
				send:
				  channels: [email, sms, push]
				  to: first
				  template: test/note
				  within: 12h
				""".formatted(messageClass.id()));
	}

	/**
	 * Changes one line.
	 * @param line as it stands in {@link #of}
	 */
	public TestCampaign with(String line, String other) {
		if (!this.campaign.contains(line)) {
			throw new IllegalArgumentException("the campaign has no line '%s'".formatted(line));
		}
		return new TestCampaign(this.campaign.replace(line, other));
	}

	public List<Source> sources() {
		return List.of(new Source("campaigns/test/note.yaml", this.campaign),
				new Source("campaigns/segments/everybody.yaml", SEGMENT));
	}

	public Campaign parsed() {
		Catalogue catalogue = Catalogue.of(sources());
		return catalogue.campaign("note")
			.orElseThrow(() -> new IllegalArgumentException(catalogue.problems().toString()));
	}

	public Definition definition() {
		return new Definition(sources(), template());
	}

	private static TemplateBundle template() {
		String text = "Hello ${customer.given_name}, your order ${order_number} is late. ${(links.unsubscribe)!}";
		return new TemplateBundle("test/note",
				new TreeMap<>(Map.of("test/note/subject.en.ftl", "About ${order_number}", "test/note/html.en.ftlh",
						"<p>" + text + "</p>", "test/note/text.en.ftl", text, "test/note/sms.en.ftl", text,
						"test/note/push-title.en.ftl", "About ${order_number}", "test/note/push-body.en.ftl", text)));
	}

}
