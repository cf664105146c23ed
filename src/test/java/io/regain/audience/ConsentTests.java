package io.regain.audience;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.regain.message.Channel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class ConsentTests {

	private static final List<String> COLUMNS = List.of("channel", "topic", "allowed", "at");

	/** Rows of one customer, oldest first or not; a dash is a NULL. */
	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			''                                          | NONE      | nothing was ever said
			email - 1 2026-01-01                        | GIVEN     | yes
			email - 0 2026-01-01                        | WITHDRAWN | no
			- - 1 2026-01-01                            | GIVEN     | yes to all channels
			sms - 1 2026-01-01                          | NONE      | yes to another channel
			EMAIL - 1 2026-01-01                        | GIVEN     | in capital letters
			email offers 1 2026-01-01                   | GIVEN     | yes to this topic
			email news 1 2026-01-01                     | NONE      | yes to another topic
			- offers 1 2026-01-01                       | GIVEN     | yes to this topic on all channels
			email - 1 2026-01-01, email - 0 2026-01-02  | WITHDRAWN | the newest counts
			email - 0 2026-01-02, email - 1 2026-01-01  | WITHDRAWN | whatever the order of rows
			email - 0 2026-01-01, email - 1 2026-01-02  | GIVEN     | yes again
			email - 1 2026-01-01, - - 0 2026-01-02      | WITHDRAWN | no to all channels, later
			- - 0 2026-01-01, email - 1 2026-01-02      | GIVEN     | yes to one channel, later
			email offers 1 2026-01-02, email - 0 2026-01-01 | GIVEN | yes to the topic, later
			email offers 0 2026-01-02, email - 1 2026-01-01 | WITHDRAWN | no to the topic, later
			email news 0 2026-01-02, email - 1 2026-01-01 | GIVEN   | no to another topic
			email - 1 2026-01-01, email - 0 2026-01-01  | WITHDRAWN | at the same moment, no
			email - 1 -, email - 0 2026-01-01           | WITHDRAWN | without a time it was long ago
			email - - 2026-01-01                        | WITHDRAWN | no answer is no yes
			email - maybe 2026-01-01                    | WITHDRAWN | nor is another word
			email - Yes 2026-01-01                      | GIVEN     | yes in a word
			""")
	void theNewestWordCounts(String rows, Consent consent, String why) {
		assertThat(new ConsentRows(parsed(rows), List.of()).of("c-1", Channel.EMAIL, Optional.of("offers"))).as(why)
			.isEqualTo(consent);
	}

	@ParameterizedTest
	@CsvSource({ "email offers 1 2026-01-01, NONE", "email offers 0 2026-01-01, NONE", "email - 1 2026-01-01, GIVEN" })
	void aCampaignWithoutATopicNeedsAWordAboutAll(String row, Consent consent) {
		assertThat(new ConsentRows(parsed(row), List.of()).of("c-1", Channel.EMAIL, Optional.empty()))
			.isEqualTo(consent);
	}

	@Test
	void everybodySpeaksForThemselves() {
		ConsentRows rows = new ConsentRows(parsed("email - 1 2026-01-01"), List.of());
		assertThat(rows.of("C-1", Channel.EMAIL, Optional.empty())).isEqualTo(Consent.NONE);
	}

	@Test
	void aViewMayHaveAnyColumnsForYesAndWhen() {
		try (TestCompany company = new TestCompany().with("""
				CREATE VIEW regain_consent AS
				SELECT 1 AS customer_id, 'email' AS channel, NULL AS topic, TRUE AS allowed, DATE '2026-01-01' AS at
				UNION ALL SELECT 2, 'email', NULL, FALSE, DATE '2026-01-02'
				UNION ALL SELECT 2, 'email', NULL, TRUE, DATE '2026-01-01'""")) {
			ConsentRows rows = new ConsentRows(
					company.database().rows(CompanyDatabase.View.CONSENT, List.of("1", "2", "3")), List.of());
			assertThat(List.of("1", "2", "3")).extracting((id) -> rows.of(id, Channel.EMAIL, Optional.empty()))
				.containsExactly(Consent.GIVEN, Consent.WITHDRAWN, Consent.NONE);
		}
	}

	@ParameterizedTest
	@CsvSource({ "b 2026-01-02/a 2026-01-01, b", "b 2026-01-01/a 2026-01-02, a", "b -/a 2026-01-01, a", "b -/a -, a",
			"b 2026-01-01/a 2026-01-01, a" })
	void theDeviceLastSeenIsTheOne(String devices, String first) {
		List<Map<String, Object>> rows = new ArrayList<>();
		for (String device : devices.split("/")) {
			String[] parts = device.split(" ");
			Map<String, Object> row = new HashMap<>(Map.of("token", parts[0]));
			if (!parts[1].equals("-")) {
				row.put("last_seen_at", LocalDate.parse(parts[1]).atStartOfDay());
			}
			rows.add(row);
		}
		rows.sort(DeviceOrder.NEWEST_FIRST);
		assertThat(rows.get(0)).containsEntry("token", first);
	}

	private static List<Map<String, Object>> parsed(String rows) {
		List<Map<String, Object>> parsed = new ArrayList<>();
		for (String row : rows.isEmpty() ? new String[0] : rows.split(", ")) {
			Map<String, Object> values = new HashMap<>(Map.of("customer_id", "c-1"));
			String[] parts = row.split(" ");
			for (int i = 0; i < parts.length; i++) {
				if (!parts[i].equals("-")) {
					values.put(COLUMNS.get(i), value(parts[i]));
				}
			}
			parsed.add(values);
		}
		return parsed;
	}

	private static Object value(String text) {
		if (text.matches("[01]")) {
			return new BigDecimal(text);
		}
		return text.startsWith("2026") ? LocalDateTime.parse(text + "T00:00") : text;
	}

}
