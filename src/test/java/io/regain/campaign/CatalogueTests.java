package io.regain.campaign;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

import io.regain.campaign.Campaign.Audience;
import io.regain.campaign.Campaign.OnFreeze;
import io.regain.campaign.Campaign.Purpose;
import io.regain.campaign.Campaign.Reach;
import io.regain.campaign.Campaign.Send;
import io.regain.campaign.Campaign.Tracking;
import io.regain.campaign.CampaignVariable.DaysAfterRun;
import io.regain.message.Channel;
import io.regain.message.EmailAddress;
import io.regain.message.From;
import io.regain.message.MessageClass;
import io.regain.message.Problem;
import io.regain.message.Rate;
import io.regain.message.Variable;
import io.regain.message.VariableType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static io.regain.campaign.Sample.CAMPAIGN_FILE;
import static io.regain.campaign.Sample.EXCLUDED_FILE;
import static io.regain.campaign.Sample.SEGMENT_FILE;
import static io.regain.campaign.Sample.VALID;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class CatalogueTests {

	@Test
	void aValidCampaignIsBound() {
		Catalogue catalogue = VALID.read();
		assertThat(catalogue.problems()).isEmpty();
		Campaign campaign = catalogue.campaign("autumn").orElseThrow();
		assertThat(campaign).usingRecursiveComparison()
			.ignoringFields("variables")
			.isEqualTo(new Campaign("autumn", "Come back in autumn", MessageClass.MARKETING, Purpose.REACTIVATION,
					Optional.of("offers"), new EmailAddress("crm@lavka.example"),
					new From("Lavka", new EmailAddress("hello@lavka.example"),
							Optional.of(new EmailAddress("care@lavka.example"))),
					new Audience("lapsed", List.of("complaining"), Optional.of(new Expectation(100, 50000)), 5,
							Optional.empty()),
					new Send(List.of(Channel.EMAIL, Channel.SMS), Reach.FIRST, "winback/offer",
							Optional.of(new Rate(200, Duration.ofSeconds(1))), Duration.ofHours(12),
							Campaign.Hours.DEFAULT, 5, Tracking.ON, OnFreeze.HOLD, Optional.empty()),
					List.of()));
		assertThat(campaign.variables()).extracting((variable) -> variable.declaration().name())
			.containsExactly("discount", "min_order", "valid_until");
		assertThat(campaign.variables()).extracting(CampaignVariable::value)
			.containsExactly(new BigDecimal("15"), new BigDecimal("1500"), new DaysAfterRun(14));
	}

	@Test
	void aValidSegmentIsBound() {
		Segment segment = VALID.read().segment("lapsed");
		assertThat(segment.title()).isEqualTo("Bought nothing for a while");
		assertThat(segment.sql()).startsWith("SELECT customer_id").endsWith("GROUP BY customer_id");
		assertThat(segment.statement().parameters()).containsExactly("run_date", "min_order");
		assertThat(segment.variables()).containsExactly(
				new Variable("biggest", VariableType.MONEY, Optional.of("RUB"), new BigDecimal("2500")),
				new Variable("city", VariableType.TEXT, Optional.empty(), "Kazan"));
	}

	@Test
	void mistakesOfAllKindsAndFilesAreReportedAtOnce() {
		String report = VALID.campaign("topic: offers", "topic: offers\ntopic: sales")
			.campaign("rate: 200/s", "rate: 5")
			.campaign("[complaining]", "[complaning]")
			.segment("biggest, type: money", "biggest, type: mony")
			.segment("GROUP BY", "; GROUP BY")
			.reportBeside(new Source("campaigns/care/birthday.yaml", "campaign: 'birthday"));
		assertThat(report).isEqualTo(
				"""
						campaigns/care/birthday.yaml:1:11: the quote that opens here is never closed
						campaigns/segments/lapsed.yaml:8:5: sql: more SQL after the ';'; allowed: one statement
						campaigns/segments/lapsed.yaml:10:28: variables[0].type: found 'mony'; allowed: text, markdown, number, money, \
						date, datetime, list; did you mean 'money'?
						campaigns/winback/autumn.yaml:6:1: topic: the key 'topic' is given twice, first in line 5
						campaigns/winback/autumn.yaml:11:13: audience.exclude[0]: there is no segment 'complaning' \
						(campaigns/segments/complaning.yaml); did you mean 'complaining'?
						campaigns/winback/autumn.yaml:18:9: send.rate: found 5; allowed: a number of messages in a second, \
						minute or hour, as in 200/s, 6000/min or 50000/h
						""");
	}

	@Test
	void aCampaignInErrorIsAbsentButKnown() {
		Catalogue catalogue = VALID.campaign("rate: 200/s", "rate: 5").read();
		assertThat(catalogue.campaign("autumn")).isEmpty();
		assertThat(catalogue.campaigns()).isEmpty();
		assertThat(catalogue.ids()).containsExactly("autumn");
		assertThat(catalogue.segments()).extracting(Segment::id).containsExactly("complaining", "lapsed");
	}

	@Test
	void aCampaignIsAbsentWhenItsSegmentIsInError() {
		Catalogue catalogue = VALID.segment("sql: |", "sql: >-\n  DELETE").read();
		assertThat(catalogue.campaign("autumn")).isEmpty();
		assertThatIllegalArgumentException().isThrownBy(() -> catalogue.segment("lapsed"));
		assertThat(catalogue.problems("autumn")).extracting(Problem::file).containsExactly(SEGMENT_FILE);
	}

	@Test
	void aCampaignDoesNotSufferFromAnother() {
		Catalogue catalogue = Catalogue
			.of(List.of(new Source(CAMPAIGN_FILE, VALID.campaign()), new Source(SEGMENT_FILE, VALID.segment()),
					new Source(EXCLUDED_FILE, VALID.excluded()), new Source("campaigns/care/birthday.yaml", "{")));
		assertThat(catalogue.problems()).hasSize(1);
		assertThat(catalogue.campaign("autumn")).isPresent();
		assertThat(catalogue.problems("autumn")).isEmpty();
		assertThat(catalogue.problems("birthday")).hasSize(1);
		assertThat(catalogue.problems("unknown")).isEmpty();
	}

	@Test
	void anIdStandsForOneCampaign() {
		assertThat(VALID.reportBeside(new Source("campaigns/care/autumn.yaml", VALID.campaign()))).isEqualTo("""
				campaigns/care/autumn.yaml:1:11: campaign: campaigns/winback/autumn.yaml has the same name; \
				an id stands for one campaign
				campaigns/winback/autumn.yaml:1:11: campaign: campaigns/care/autumn.yaml has the same name; \
				an id stands for one campaign
				""");
	}

	@Test
	void aRunReadsWhatItKept() {
		Catalogue catalogue = VALID.read();
		List<Source> kept = catalogue.sources("autumn");
		assertThat(kept).extracting(Source::file).containsExactly(CAMPAIGN_FILE, SEGMENT_FILE, EXCLUDED_FILE);
		assertThat(Catalogue.of(kept).campaigns()).isEqualTo(catalogue.campaigns());
		assertThat(catalogue.sources("unknown")).isEmpty();
	}

	@Test
	void laterRoomsComplainAtTheRightPlace() {
		Catalogue catalogue = VALID.read();
		Outline campaign = catalogue.outlines("autumn").get(0);
		assertThat(catalogue.problemAt(campaign, "send.template", "there is no such template"))
			.hasToString(CAMPAIGN_FILE + ":16:13: send.template: there is no such template");
		assertThat(catalogue.problemAt(campaign, "send.quiet[3].from", "not there"))
			.hasToString(CAMPAIGN_FILE + ":14:3: send.quiet[3].from: not there");
		assertThat(catalogue.problemAt(catalogue.segment("lapsed"), "variables[1].name", "no such column"))
			.hasToString(SEGMENT_FILE + ":11:13: variables[1].name: no such column");
	}

	@ParameterizedTest
	@ValueSource(strings = { "\uFEFF", "\r\n", "# ж😀\n", "---\n", "\n\n" })
	void marksLineEndsAndCommentsDoNoHarm(String mark) {
		String text = mark.equals("\r\n") ? VALID.campaign().replace("\n", mark) : mark + VALID.campaign();
		assertThat(VALID.wholeCampaign(text).read().campaigns()).isEqualTo(VALID.read().campaigns());
	}

	@Test
	void anyLanguageIsReadAndCountedByCharacters() {
		Sample russian = VALID.campaign("title: Come back in autumn", "title: Возвращайтесь 😀");
		assertThat(russian.read().campaign("autumn").orElseThrow().title()).isEqualTo("Возвращайтесь 😀");
		assertThat(VALID.campaign("{ name: Lavka,", "{ name: Лавка😀, nmae: x,").report())
			.startsWith(CAMPAIGN_FILE + ":7:23: from.nmae: unknown key");
	}

}
