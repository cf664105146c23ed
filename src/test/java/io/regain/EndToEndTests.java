package io.regain;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.regain.demo.ReceivedMail;
import io.regain.demo.gateway.TakenPush;
import io.regain.demo.gateway.TakenSms;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/** What the reports say is what the receivers got, message by message. */
class EndToEndTests {

	static final List<String> CAMPAIGNS = Lavka.CAMPAIGNS;

	private final Lavka lavka = Lavka.open();

	@ParameterizedTest
	@FieldSource("CAMPAIGNS")
	void aRunEndsComplete(String campaign) {
		assertThat(this.lavka.ran(campaign).exit()).as(this.lavka.ran(campaign).err()).isZero();
		assertThat(this.lavka.ran(campaign).json().path("status").asString()).isEqualTo("COMPLETED");
	}

	@ParameterizedTest
	@FieldSource("CAMPAIGNS")
	void everyAcceptedMessageArrivedOnceAtItsAddressAndNothingElseDid(String campaign) {
		assertThat(received(campaign)).isEqualTo(accepted(campaign)).isNotEmpty();
	}

	@ParameterizedTest
	@FieldSource("CAMPAIGNS")
	void theReportCountsWhatTheReceiversTook(String campaign) {
		JsonNode report = report(campaign);
		Map<String, Long> taken = Stream.of("email", "sms", "push")
			.collect(Collectors.toMap(Function.identity(),
					(channel) -> received(campaign).values()
						.stream()
						.filter((one) -> one.startsWith(channel + " "))
						.count()));
		taken.forEach((channel, count) -> assertThat(report.at("/byChannel/%s/accepted".formatted(channel)).asLong())
			.as(channel)
			.isEqualTo(count));
		assertThat(report.at("/messages/accepted").asLong())
			.isEqualTo(taken.values().stream().mapToLong(Long::longValue).sum());
	}

	@ParameterizedTest
	@FieldSource("CAMPAIGNS")
	void everyMessageAndEveryCustomerIsAccountedFor(String campaign) {
		JsonNode report = report(campaign);
		for (JsonNode counts : List.of(report.path("messages"), report.at("/byChannel/email"),
				report.at("/byChannel/sms"), report.at("/byChannel/push"))) {
			assertThat(counts.path("planned").asLong()).isEqualTo(Stream
				.of("accepted", "refused", "inDoubt", "expired", "cancelled", "suppressed", "superseded", "open")
				.mapToLong((key) -> counts.path(key).asLong(-1_000_000))
				.sum());
		}
		JsonNode audience = report.path("audience");
		long excluded = audience.path("excluded").valueStream().mapToLong(JsonNode::asLong).sum();
		assertThat(audience.path("selected").asLong()).isPositive()
			.isEqualTo(audience.path("included").asLong() + audience.path("heldOut").asLong() + excluded);
	}

	@ParameterizedTest
	@FieldSource("CAMPAIGNS")
	void whatCameBackIsInTheReport(String campaign) {
		List<String> texts = received(campaign).values().stream().filter((one) -> one.startsWith("sms ")).toList();
		long bounced = texts.stream().filter((one) -> one.endsWith("7")).count();
		assertThat(report(campaign).at("/events/bounced").asLong()).isEqualTo(bounced);
		assertThat(report(campaign).at("/events/delivered").asLong()).isEqualTo(texts.size() - bounced).isPositive();
	}

	@ParameterizedTest
	@FieldSource("CAMPAIGNS")
	void aDryRunSaysWhatTheRunThenDoes(String campaign) {
		JsonNode plan = this.lavka.planned(campaign).json();
		JsonNode audience = this.lavka.ran(campaign).json().path("audience");
		for (String figure : List.of("selected", "included", "heldOut", "excluded", "duplicateRows")) {
			assertThat(plan.path(figure)).as(figure).isEqualTo(audience.path(figure));
		}
		for (String channel : List.of("email", "sms", "push")) {
			assertThat(plan.at("/byChannel/" + channel)).as(channel)
				.isEqualTo(this.lavka.ran(campaign).json().at("/byChannel/%s/planned".formatted(channel)));
		}
		assertThat(plan.path("notRendered").asLong()).isZero();
		assertThat(plan.path("samples").size()).isEqualTo(2);
	}

	@Test
	void theReportHasWhatTheRunPrintedAndMore() {
		JsonNode atItsEnd = this.lavka.ran(Lavka.UPDATE).json();
		JsonNode later = report(Lavka.UPDATE);
		assertThat(later.propertyNames()).containsAll(atItsEnd.propertyNames()).contains("standsOut", "results");
		assertThat(later.path("messages")).isEqualTo(atItsEnd.path("messages"));
		assertThat(later.path("audience")).isEqualTo(atItsEnd.path("audience"));
	}

	private JsonNode report(String campaign) {
		return this.lavka.run("report", this.lavka.runOf(campaign), "--json").json();
	}

	/** Where each accepted message went, by its id, as the ledger says. */
	private Map<Long, String> accepted(String campaign) {
		Map<Long, String> accepted = new TreeMap<>();
		this.lavka.database().sql("""
				SELECT m.id, m.channel, m.address FROM regain_message m JOIN regain_run r ON r.id = m.run_id
				WHERE CONCAT(r.campaign, '@', r.run_key) = :run AND m.state IN ('ACCEPTED', 'DELIVERED', 'BOUNCED')
				""").param("run", this.lavka.runOf(campaign)).query((row) -> {
			accepted.put(row.getLong("id"), row.getString("channel") + " " + row.getString("address"));
		});
		return accepted;
	}

	/** Where each message of a run came in, by its id; twice the same would fail. */
	private Map<Long, String> received(String campaign) {
		String run = this.lavka.runOf(campaign);
		Map<Long, String> received = new TreeMap<>();
		for (ReceivedMail mail : this.lavka.receivers().mail().mails()) {
			if (mail.header("X-Regain-Run").orElseThrow().equals(run)) {
				put(received, id(mail.header("Message-ID").orElseThrow().substring(1)), "email " + mail.recipient());
			}
		}
		for (TakenPush push : this.lavka.receivers().fcm().messages()) {
			if (run.equals(push.data().get("run"))) {
				put(received, id(push.data().getOrDefault("reference", "")), "push " + push.to());
			}
		}
		Map<Long, String> all = accepted(campaign);
		for (TakenSms sms : this.lavka.receivers().twilio().messages()) {
			String path = sms.statusCallback().orElseThrow().getPath();
			long id = Long.parseLong(path.substring(path.lastIndexOf('/') + 1, path.indexOf('.')), Character.MAX_RADIX);
			if (all.containsKey(id)) {
				put(received, id, "sms " + sms.to());
			}
		}
		return received;
	}

	private static void put(Map<Long, String> received, long id, String where) {
		assertThat(received.put(id, where)).as("message %d arrived twice", id).isNull();
	}

	/** A reference begins with the message's number. */
	private static long id(String reference) {
		return Long.parseLong(reference.substring(0, reference.indexOf('-')), Character.MAX_RADIX);
	}

}
