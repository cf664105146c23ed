package io.regain.delivery;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

import io.regain.Patience;
import io.regain.RegainTest;
import io.regain.ScriptedSender;
import io.regain.TestClock;
import io.regain.channel.OutcomeUnknownException;
import io.regain.message.EmailAddress;
import io.regain.message.MessageClass;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;

@RegainTest
class TracesTests {

	private static final TestCampaign SERVICE = TestCampaign.of(MessageClass.SERVICE);

	private static final String UNTRACED = LinkedMail.HTML.replace("${order_number}", "L-1")
		.replace("${(links.unsubscribe)!\"https://shop.example/none\"}", "https://shop.example/none");

	private final TestLedger ledger;

	private final LinkedMail mail;

	private final ScriptedSender email;

	private final TestClock clock;

	private final LinkTargets targets;

	private final TrackingWishes wishes;

	private final JdbcClient jdbc;

	TracesTests(TestLedger ledger, BeanFactory beans, @Qualifier("email") ScriptedSender email, TestClock clock,
			LinkTargets targets, TrackingWishes wishes, JdbcClient jdbc) {
		this.ledger = ledger;
		this.mail = new LinkedMail(beans);
		this.email = email;
		this.clock = clock;
		this.targets = targets;
		this.wishes = wishes;
		this.jdbc = jdbc;
	}

	@Test
	void whatIsEverybodysLeadsOverUsAndAllElseGoesStraight() {
		String html = sent(SERVICE, LinkedMail.HTML);
		assertThat(html)
			.contains("href=\"https://shop.example/style\"", "href=\"https://shop.example/orders/L-1\"",
					"mailto:care@shop.example", "tel:+4930901820")
			.doesNotContain("shop.example/offers", "shop.example/basket", "shop.example/none");
		List<String> links = LinkedMail.links(html);
		assertThat(links).as("the basket twice, by one link").hasSize(3);
		assertThat(html.replaceAll("<img [^>]*></body>", "</body>")
			.replace(links.get(0), "offers")
			.replace(links.get(1), "basket")
			.replace(links.get(2), "none"))
			.isEqualTo(UNTRACED.replace("https://shop.example/offers?a=1&amp;b=2", "https://regain.example/c/offers")
				.replace("https://shop.example/basket", "https://regain.example/c/basket")
				.replace("https://shop.example/none", "https://regain.example/c/none"));
		assertThat(html).contains("<img src=\"https://regain.example/o/" + LinkedMail.image(html)
				+ ".gif\" width=\"1\" height=\"1\" alt=\"\"");
		assertThat(targets()).containsExactly("https://shop.example/basket", "https://shop.example/none",
				"https://shop.example/offers?a=1&b=2", "https://shop.example/style");
	}

	@Test
	void ourOwnLinksOfAMessageGoStraight() {
		String html = sent(TestCampaign.of(MessageClass.MARKETING), LinkedMail.HTML);
		assertThat(html).containsPattern("href=\"https://regain\\.example/u/[0-9a-z]+\\.");
		assertThat(targets()).noneMatch((target) -> target.contains("regain.example"));
	}

	@Test
	void whatOnlySomeAreToldIsFoundWhereItIsWrittenInFull() {
		sent(SERVICE.with("within: 12h", "within: 12h\nvariables:\n  sale: https://shop.example/sale"), """
				<#if customer.tier! == "gold"><a href="https://shop.example/gold">Gold</a><a href="${sale}">S</a></#if>
				<#if customer.tier??><a href="${"https://shop.example/" + "tier"}">Tier</a><#else>\
				<a href="${"https://shop.example/" + "join"}">Join</a></#if>
				<#if customer.given_name??><a href="https://shop.example/of/${customer.given_name}">Yours</a></#if>
				""");
		assertThat(targets()).containsExactly("https://shop.example/gold", "https://shop.example/join",
				"https://shop.example/sale", "https://shop.example/tier");
	}

	@ParameterizedTest
	@ValueSource(strings = { "https://лавка.example/", "https://shop.example/a b", "http:///x", "https://x/&quot;",
			"//shop.example/", "javascript:alert(1)", "https://shop.example/{}" })
	void whereWeCannotLeadSurelyTheLinkGoesStraight(String href) {
		assertThat(sent(SERVICE, "<a href=\"" + href + "\">x</a>")).startsWith("<a href=\"" + href + "\">x</a>");
		assertThat(targets()).isEmpty();
	}

	/** A killed run goes on with the same words, whatever became of the process. */
	@Test
	void whatIsSentAgainIsTheSameToTheLastByte() {
		this.email.answer((message) -> {
			throw new OutcomeUnknownException("no answer came");
		});
		Run run = this.mail.planned(SERVICE, LinkedMail.HTML, this.ledger.customer("c-1"));
		for (int i = 0; i < 4; i++) {
			this.mail.dispatch(run);
			this.clock.advance(Duration.ofSeconds(31));
		}
		assertThat(this.mail.html()).hasSizeGreaterThan(1);
		assertThat(this.mail.html().stream().distinct()).hasSize(1);
	}

	@Test
	void whoSaysNoAfterThePlanningGetsNoTokenAndNoImage() {
		Run run = this.mail.planned(SERVICE, LinkedMail.HTML, this.ledger.customer("c-1"), this.ledger.customer("c-2"));
		this.wishes.refuse("c-1", "a test");
		this.mail.dispatch(run);
		assertThat(this.mail.html()).hasSize(2).filteredOn(UNTRACED::equals).hasSize(1);
	}

	@Test
	void aTemplateVersionHasItsLinksOnce() {
		sent(SERVICE, LinkedMail.HTML);
		List<String> first = targets();
		sent(SERVICE, LinkedMail.HTML);
		assertThat(targets()).isEqualTo(first);
		sent(SERVICE, LinkedMail.HTML + " ");
		assertThat(targets()).hasSize(2 * first.size());
	}

	@Test
	void aLinkMayNameTheDateOfTheRun() {
		String html = "<a href=\"https://shop.example/?of=${run_date?url}\">Today</a>";
		for (int day = 1; day <= 2; day++) {
			this.mail.dispatch(
					this.mail.planned(SERVICE, html, LocalDate.of(2026, 12, day), this.ledger.customer("c-" + day)));
		}
		assertThat(targets()).hasSize(2);
		assertThat(this.mail.html()).allSatisfy((sent) -> assertThat(LinkedMail.links(sent)).hasSize(1));
	}

	@Test
	void severalProcessesFindTheSameLinksAtOnce() {
		Run run = this.mail.planned(SERVICE, LinkedMail.HTML, this.ledger.customer("c-1"));
		TreeSet<String> found = new TreeSet<>(List.of("https://shop.example/1", "https://shop.example/2"));
		List<CompletableFuture<Map<String, Long>>> all = IntStream.range(0, 8)
			.mapToObj((n) -> CompletableFuture.supplyAsync(() -> this.targets.of(run, () -> found)))
			.toList();
		assertThat(all.stream().map((one) -> Patience.end("the links are known", one)).distinct()).hasSize(1);
		assertThat(targets()).containsExactlyElementsOf(found);
	}

	/** A later version of Regain may find more in the same template. */
	@Test
	void whatIsWrittenIsNotLookedForAgain() {
		Run run = this.mail.planned(SERVICE, LinkedMail.HTML, this.ledger.customer("c-1"));
		Map<String, Long> first = this.targets.of(run, () -> new TreeSet<>(List.of("https://shop.example/1")));
		assertThat(this.targets.of(run, () -> new TreeSet<>(List.of("https://shop.example/2")))).isEqualTo(first);
		assertThat(first).containsOnlyKeys("https://shop.example/1");
	}

	@ParameterizedTest
	@CsvSource({ "off, false, false", "opens, true, false", "clicks, false, true", "on, true, true" })
	void aCampaignSaysWhatMayBeLearned(String tracking, boolean image, boolean links) {
		String html = sent(SERVICE.with("within: 12h", "within: 12h\n  tracking: " + tracking), LinkedMail.HTML);
		assertThat(html.contains("/o/")).isEqualTo(image);
		assertThat(html.contains("/c/")).isEqualTo(links);
		assertThat(html.equals(UNTRACED)).isEqualTo(tracking.equals("off"));
		assertThat(targets().isEmpty()).isEqualTo(!links);
	}

	@ParameterizedTest
	@CsvSource({ "no, true", "0, true", "FALSE, true", "' Off ', true", "yes, false", "1, false", "'', false" })
	void aCustomerSaysWhetherAnythingMay(String column, boolean untraced) {
		this.mail.dispatch(this.mail.planned(SERVICE, LinkedMail.HTML, this.ledger.customer("c-1", """
				{"customer": {"given_name": "c-1", "tracking": "%s"}, "variables": {"order_number": "L-1"}}"""
			.formatted(column), new EmailAddress("c-1@example.com"))));
		assertThat(this.mail.html().get(0).equals(UNTRACED)).isEqualTo(untraced);
	}

	@Test
	void whoeverGetsAMessageInsteadTellsNothing() {
		Run run = this.mail.planned(SERVICE, LinkedMail.HTML, this.ledger.customer("c-1"));
		LayTraces lay = new LayTraces(new Addresses(true), this.targets);
		assertThat(traces(lay, run)).isPresent();
		this.jdbc.sql("UPDATE regain_run SET redirected = TRUE WHERE id = :id").param("id", run.number()).update();
		assertThat(traces(lay, this.mail.found(run))).isEmpty();
	}

	@Test
	void withoutTheInstallationsWillThereAreNone() {
		Run run = this.mail.planned(SERVICE, LinkedMail.HTML, this.ledger.customer("c-1"));
		assertThat(traces(new LayTraces(new Addresses(false), this.targets), run)).isEmpty();
		assertThat(targets()).isEmpty();
	}

	private Optional<Traces> traces(LayTraces lay, Run run) {
		return this.mail.traces(lay, run, SERVICE);
	}

	private String sent(TestCampaign campaign, String html) {
		this.mail.dispatch(this.mail.planned(campaign, html, this.ledger.customer("c-1")));
		return this.mail.html().get(this.mail.html().size() - 1);
	}

	private List<String> targets() {
		return this.jdbc.sql("SELECT target FROM regain_link ORDER BY target").query(String.class).list();
	}

	/** As it would be with other settings. */
	private record Addresses(boolean opens) implements TrackedLinks {

		@Override
		public boolean clicks() {
			return this.opens;
		}

		@Override
		public String open(long messageId) {
			throw new IllegalStateException("no token is to be made");
		}

		@Override
		public String click(long messageId, long link) {
			throw new IllegalStateException("no token is to be made");
		}

	}

}
