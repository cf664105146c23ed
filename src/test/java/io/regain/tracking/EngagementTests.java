package io.regain.tracking;

import java.time.Duration;
import java.util.List;

import io.regain.RegainTest;
import io.regain.TestClock;
import io.regain.audience.Untracked;
import io.regain.delivery.LinkedMail;
import io.regain.delivery.TestCampaign;
import io.regain.delivery.TestLedger;
import io.regain.message.MessageClass;
import io.regain.message.Secret;
import io.regain.tracking.Token.Purpose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.BeanFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

import static io.regain.tracking.SentMail.PERSON;
import static org.assertj.core.api.Assertions.assertThat;

@RegainTest
class EngagementTests {

	private static final Visitor APPLE = new Visitor(true, "Mozilla/5.0", "");

	private static final Visitor HEAD = new Visitor(false, PERSON.userAgent(), "");

	private final BeanFactory beans;

	private final Engagement engagement;

	private final Untracked untracked;

	private final Secret secret;

	private final TestClock clock;

	private final JdbcClient jdbc;

	private SentMail mail;

	EngagementTests(BeanFactory beans, Engagement engagement, Untracked untracked, Secret secret, TestClock clock,
			JdbcClient jdbc) {
		this.beans = beans;
		this.engagement = engagement;
		this.untracked = untracked;
		this.secret = secret;
		this.clock = clock;
		this.jdbc = jdbc;
		this.mail = new SentMail(beans, 0, "", "");
	}

	@BeforeEach
	void send() {
		this.mail = SentMail.of(this.beans);
	}

	@Test
	void anOpenIsOneHoweverOftenItIsSeenAndAMachinesIsAnother() {
		this.mail.open(APPLE);
		this.mail.open(PERSON);
		this.mail.open(PERSON);
		this.mail.open(APPLE);
		assertThat(this.mail.events()).containsExactly("opened machine apple-mail-privacy", "opened person");
	}

	@Test
	void aClickByAPersonImpliesAnOpenAndByAMachineNone() {
		assertThat(this.mail.click(0, new Visitor(true, "curl/8.5.0", "")))
			.hasToString("https://shop.example/offers?a=1&b=2");
		assertThat(this.mail.events()).containsExactly("clicked machine library");
		assertThat(this.mail.click(0, PERSON)).hasToString("https://shop.example/offers?a=1&b=2");
		later();
		this.mail.click(0, PERSON);
		this.mail.click(1, PERSON);
		assertThat(this.mail.events()).containsExactly("clicked machine library", "clicked person", "clicked person",
				"opened person");
		assertThat(this.jdbc.sql("""
				SELECT COUNT(DISTINCT e.link_id) FROM regain_event e JOIN regain_link l ON l.id = e.link_id
				WHERE e.type = 'clicked'""").query(Long.class).single()).isEqualTo(2);
	}

	@Test
	void whoLooksOnlyWhetherItIsThereCountsForNothing() {
		this.mail.open(HEAD);
		assertThat(this.mail.click(0, HEAD)).hasToString("https://shop.example/offers?a=1&b=2");
		assertThat(this.mail.events()).isEmpty();
	}

	@Test
	void ofWhoeverDoesNotWantItNothingIsRecordedFromThenOn() {
		this.mail.open(PERSON);
		assertThat(this.mail.events()).containsExactly("opened person");
		this.untracked.add("c-1", "preferences");
		this.untracked.add("c-1", "again");
		assertThat(this.mail.click(0, PERSON)).hasToString("https://shop.example/offers?a=1&b=2");
		assertThat(this.mail.events()).containsExactly("opened person");
		this.untracked.remove("c-1");
		this.mail.click(0, PERSON);
		assertThat(this.mail.events()).containsExactly("clicked person", "opened person");
	}

	@Test
	void whoeverGotAMessageInsteadTellsNothing() {
		this.jdbc.sql("UPDATE regain_message SET redirected = TRUE").update();
		this.mail.open(PERSON);
		this.mail.click(0, PERSON);
		assertThat(this.mail.events()).isEmpty();
	}

	@Test
	void aTokenLeadsOnlyWhereItsOwnTemplatePoints() {
		String own = this.mail.links().get(0);
		String other = LinkedMail.links(this.mail.other()).get(1);
		String mixed = own.substring(0, own.indexOf('.')) + other.substring(other.indexOf('.'));
		for (String token : List.of(mixed, own.replace("-", "-1"), own.substring(1), own + "A", "x",
				Token.of(this.secret, Purpose.OPEN, this.mail.message()),
				Token.of(this.secret, Purpose.CLICK, this.mail.message()))) {
			assertThat(this.engagement.clicked(token, PERSON)).as(token).isEmpty();
		}
		String image = this.mail.image();
		for (String token : List.of(own, image.substring(1), image + "A", "x", "1" + image,
				Token.of(this.secret, Purpose.UNSUBSCRIBE, this.mail.message()))) {
			this.engagement.opened(token, PERSON);
		}
		assertThat(this.engagement.clicked(Token.ofClick(this.secret, this.mail.message(), Long.MAX_VALUE), PERSON))
			.as("one that was forgotten")
			.isEmpty();
		assertThat(this.mail.events()).isEmpty();
	}

	@Test
	void whatIsNotWrittenInAsciiIsLedToAsABrowserWouldWriteIt() {
		LinkedMail linked = new LinkedMail(this.beans);
		linked.dispatch(linked.planned(TestCampaign.of(MessageClass.SERVICE),
				"<a href=\"https://shop.example/скидка?q=é#x\">x</a>",
				this.beans.getBean(TestLedger.class).customer("c-1")));
		String token = LinkedMail.links(linked.html().get(2)).get(0);
		assertThat(this.engagement.clicked(token, HEAD).orElseThrow())
			.hasToString("https://shop.example/%D1%81%D0%BA%D0%B8%D0%B4%D0%BA%D0%B0?q=%C3%A9#x");
	}

	private void later() {
		this.clock.advance(Duration.ofMinutes(1));
	}

}
