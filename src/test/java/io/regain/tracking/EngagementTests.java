package io.regain.tracking;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;

import io.regain.Patience;
import io.regain.RegainTest;
import io.regain.TestClock;
import io.regain.audience.Untracked;
import io.regain.delivery.LinkedMail;
import io.regain.delivery.Run;
import io.regain.delivery.TestCampaign;
import io.regain.delivery.TestLedger;
import io.regain.message.MessageClass;
import io.regain.message.Secret;
import io.regain.tracking.Token.Purpose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.BeanFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;

@RegainTest
class EngagementTests {

	private static final Visitor PERSON = new Visitor(true, "Mozilla/5.0 (X11; Linux x86_64) Firefox/145.0", "");

	private static final Visitor APPLE = new Visitor(true, "Mozilla/5.0", "");

	private static final Visitor HEAD = new Visitor(false, PERSON.userAgent(), "");

	private final TestLedger ledger;

	private final LinkedMail mail;

	private final Engagement engagement;

	private final RecordEngagement record;

	private final EngagementBacklog backlog;

	private final Untracked untracked;

	private final Secret secret;

	private final TestClock clock;

	private final JdbcClient jdbc;

	private String html = "";

	private List<String> links = List.of();

	private long message;

	EngagementTests(TestLedger ledger, BeanFactory beans, Engagement engagement, RecordEngagement record,
			EngagementBacklog backlog, Untracked untracked, Secret secret, TestClock clock, JdbcClient jdbc) {
		this.ledger = ledger;
		this.mail = new LinkedMail(beans);
		this.engagement = engagement;
		this.record = record;
		this.backlog = backlog;
		this.untracked = untracked;
		this.secret = secret;
		this.clock = clock;
		this.jdbc = jdbc;
	}

	/** An hour later. */
	@BeforeEach
	void send() {
		Run run = this.mail.planned(TestCampaign.of(MessageClass.SERVICE), LinkedMail.HTML, this.ledger.customer("c-1"),
				this.ledger.customer("c-2"));
		this.mail.dispatch(run);
		this.message = this.ledger.messages(run).get(0);
		this.html = this.mail.html().get(0);
		this.links = LinkedMail.links(this.html);
		this.clock.advance(Duration.ofHours(1));
	}

	@Test
	void anOpenIsOneHoweverOftenItIsSeenAndAMachinesIsAnother() {
		open(APPLE);
		open(PERSON);
		open(PERSON);
		open(APPLE);
		assertThat(events()).containsExactly("opened machine apple-mail-privacy", "opened person");
	}

	@Test
	void aClickByAPersonImpliesAnOpenAndByAMachineNone() {
		assertThat(click(0, new Visitor(true, "curl/8.5.0", ""))).hasToString("https://shop.example/offers?a=1&b=2");
		assertThat(events()).containsExactly("clicked machine library");
		assertThat(click(0, PERSON)).hasToString("https://shop.example/offers?a=1&b=2");
		later();
		click(0, PERSON);
		click(1, PERSON);
		assertThat(events()).containsExactly("clicked machine library", "clicked person", "clicked person",
				"opened person");
		assertThat(this.jdbc.sql("""
				SELECT COUNT(DISTINCT e.link_id) FROM regain_event e JOIN regain_link l ON l.id = e.link_id
				WHERE e.type = 'clicked'""").query(Long.class).single()).isEqualTo(2);
	}

	@Test
	void whoLooksOnlyWhetherItIsThereCountsForNothing() {
		open(HEAD);
		assertThat(click(0, HEAD)).hasToString("https://shop.example/offers?a=1&b=2");
		assertThat(events()).isEmpty();
	}

	@Test
	void whoIsThereAtOnceIsAMachine() {
		this.clock.set(TestClock.START.plusSeconds(4));
		open(PERSON);
		click(0, PERSON);
		assertThat(events()).containsExactly("clicked machine too-soon", "opened machine too-soon");
	}

	@Test
	void whoFollowsTwoLinksInTwoSecondsIsAMachineFromTheFirstOn() {
		open(PERSON);
		click(0, PERSON);
		assertThat(events()).containsExactly("clicked person", "opened person");
		this.clock.advance(Duration.ofMillis(1_900));
		click(1, PERSON);
		assertThat(events()).containsExactly("clicked machine burst", "clicked machine burst", "opened machine burst");
	}

	@Test
	void whoFollowsThreeLinksInTenSecondsIsAMachineToo() {
		for (int link = 0; link < 3; link++) {
			click(link, PERSON);
			this.clock.advance(Duration.ofMillis(4_500));
		}
		assertThat(events()).hasSize(4).allMatch((event) -> event.endsWith("machine burst"));
	}

	@Test
	void whoReadsFastIsAPerson() {
		click(0, PERSON);
		this.clock.advance(Duration.ofMillis(2_100));
		click(1, PERSON);
		this.clock.advance(Duration.ofMillis(8_000));
		click(2, PERSON);
		assertThat(events()).containsExactly("clicked person", "clicked person", "clicked person", "opened person");
	}

	@Test
	void whoComesAfterAGatewayStillCounts() {
		for (int day = 0; day < 2; day++) {
			click(0, PERSON);
			click(1, PERSON);
			later();
		}
		assertThat(events()).allMatch((event) -> event.endsWith("machine burst")).hasSize(6);
		click(1, PERSON);
		assertThat(events()).contains("clicked person", "opened person").hasSize(8);
		later();
		click(0, PERSON);
		click(2, PERSON);
		assertThat(events()).as("what was counted long ago stays").contains("clicked person", "opened person");
	}

	@Test
	void thoseWhoAreThereAtTheSameMomentAreOneOrAMachine() {
		List<CompletableFuture<Void>> opens = IntStream.range(0, 16)
			.mapToObj((n) -> CompletableFuture.runAsync(() -> this.record.opened(this.message, PERSON, now())))
			.toList();
		opens.forEach((one) -> Patience.end("recorded", one));
		assertThat(events()).containsExactly("opened person");
		List<CompletableFuture<Void>> clicks = IntStream.range(0, 16)
			.mapToObj((n) -> CompletableFuture.runAsync(() -> this.record
				.clicked(Token.verifyClick(this.secret, this.links.get(n % 3)).orElseThrow(), PERSON, now())))
			.toList();
		clicks.forEach((one) -> Patience.end("recorded", one));
		assertThat(events()).allMatch((event) -> event.endsWith("machine burst")).contains("clicked machine burst");
	}

	@Test
	void ofWhoeverDoesNotWantItNothingIsRecordedFromThenOn() {
		open(PERSON);
		this.untracked.add("c-1", "preferences");
		this.untracked.add("c-1", "again");
		assertThat(click(0, PERSON)).hasToString("https://shop.example/offers?a=1&b=2");
		assertThat(events()).containsExactly("opened person");
		this.untracked.remove("c-1");
		click(0, PERSON);
		assertThat(events()).containsExactly("clicked person", "opened person");
	}

	@Test
	void whoeverGotAMessageInsteadTellsNothing() {
		this.jdbc.sql("UPDATE regain_message SET redirected = TRUE").update();
		open(PERSON);
		click(0, PERSON);
		assertThat(events()).isEmpty();
	}

	@Test
	void aTokenLeadsOnlyWhereItsOwnTemplatePoints() {
		String own = this.links.get(0);
		String other = LinkedMail.links(this.mail.html().get(1)).get(1);
		String mixed = own.substring(0, own.indexOf('.')) + other.substring(other.indexOf('.'));
		for (String token : List.of(mixed, own.replace("-", "-1"), own.substring(1), own + "A", "x",
				Token.of(this.secret, Purpose.OPEN, this.message),
				Token.of(this.secret, Purpose.CLICK, this.message))) {
			assertThat(this.engagement.clicked(token, PERSON)).as(token).isEmpty();
		}
		String image = LinkedMail.image(this.html);
		for (String token : List.of(own, image.substring(1), image + "A", "x", "1" + image,
				Token.of(this.secret, Purpose.UNSUBSCRIBE, this.message))) {
			this.engagement.opened(token, PERSON);
		}
		assertThat(this.engagement.clicked(Token.ofClick(this.secret, this.message, Long.MAX_VALUE), PERSON))
			.as("one that was forgotten")
			.isEmpty();
		assertThat(events()).isEmpty();
	}

	@Test
	void whatIsNotWrittenInAsciiIsLedToAsABrowserWouldWriteIt() {
		this.mail.dispatch(this.mail.planned(TestCampaign.of(MessageClass.SERVICE),
				"<a href=\"https://shop.example/скидка?q=é#x\">x</a>", this.ledger.customer("c-1")));
		String token = LinkedMail.links(this.mail.html().get(2)).get(0);
		assertThat(this.engagement.clicked(token, HEAD).orElseThrow())
			.hasToString("https://shop.example/%D1%81%D0%BA%D0%B8%D0%B4%D0%BA%D0%B0?q=%C3%A9#x");
	}

	private void open(Visitor visitor) {
		this.engagement.opened(LinkedMail.image(this.html), visitor);
	}

	private URI click(int link, Visitor visitor) {
		return this.engagement.clicked(this.links.get(link), visitor).orElseThrow();
	}

	private Instant now() {
		return this.clock.instant();
	}

	/** What is recorded, when all is that was told. */
	private List<String> events() {
		CountDownLatch recorded = new CountDownLatch(1);
		this.backlog.add(0, recorded::countDown);
		Patience.await("all is recorded", recorded);
		return this.jdbc.sql("SELECT CONCAT_WS(' ', type, kind, code) FROM regain_event ORDER BY type, kind, code")
			.query(String.class)
			.list();
	}

	private void later() {
		this.clock.advance(Duration.ofMinutes(1));
	}

}
