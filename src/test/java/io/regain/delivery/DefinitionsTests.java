package io.regain.delivery;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import io.regain.RegainTest;
import io.regain.campaign.Source;
import io.regain.message.MessageClass;
import io.regain.template.TemplateBundle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;

@RegainTest
class DefinitionsTests {

	private final Definitions definitions;

	private final TestLedger ledger;

	private final RunBook book;

	private final JdbcClient jdbc;

	DefinitionsTests(Definitions definitions, TestLedger ledger, RunBook book, JdbcClient jdbc) {
		this.definitions = definitions;
		this.ledger = ledger;
		this.book = book;
		this.jdbc = jdbc;
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "title: Привет 👋\r\n\tnaïve\n", "\\ \" ' \\n %s ${x} -- # /* ;",
			"a\u2028b\u0085c\u00a0", "trailing \n\n " })
	void whatARunWasPlannedWithComesBackToTheLastByte(String text) {
		Definition definition = definition(text);
		assertThat(this.definitions.get(this.definitions.put(definition))).isEqualTo(definition);
	}

	@Test
	void aMegabyteComesBackToo() {
		Definition definition = definition("щ".repeat(1_000_000));
		assertThat(this.definitions.get(this.definitions.put(definition))).isEqualTo(definition);
	}

	@Test
	void theSameIsKeptOnce() {
		String key = this.definitions.put(definition("text"));
		assertThat(this.definitions.put(definition("text"))).isEqualTo(key)
			.isEqualTo(this.definitions.key(definition("text")));
		assertThat(this.definitions.key(definition("text "))).isNotEqualTo(key);
		assertThat(this.jdbc.sql("SELECT COUNT(*) FROM regain_definition").query(Long.class).single()).isOne();
	}

	@Test
	void aRunKnowsWhetherTheFilesHaveChanged() {
		TestCampaign campaign = TestCampaign.of(MessageClass.SERVICE);
		Run run = this.ledger.begun(campaign);
		assertThat(this.book.definition(run)).isEqualTo(campaign.definition());
		assertThat(this.book.isDefinedBy(run, campaign.definition())).isTrue();
		assertThat(this.book.isDefinedBy(run, campaign.with("title: A note", "title: A word").definition())).isFalse();
	}

	private static Definition definition(String text) {
		return new Definition(List.of(new Source("campaigns/test/note.yaml", text)), new TemplateBundle("test/note",
				new TreeMap<>(Map.of("test/note/sms.en.ftl", text, "_layout/a.ftl", ""))));
	}

}
