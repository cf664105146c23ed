package io.regain.tracking;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import io.regain.RegainTest;
import io.regain.TestClock;
import io.regain.audience.Consent;
import io.regain.audience.ConsentWord;
import io.regain.audience.Consents;
import io.regain.delivery.Run;
import io.regain.delivery.TestLedger;
import io.regain.message.Channel;
import io.regain.message.MessageClass;
import io.regain.message.Secret;
import io.regain.tracking.Token.Purpose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;

import static org.assertj.core.api.Assertions.assertThat;

@RegainTest
@TestPropertySource(properties = { "regain.topics.offers.en=Offers", "regain.topics.news.en=News",
		"regain.topics.news.ru=Новости", "regain.audience.consent=opt-out" })
class PreferencesTests {

	private static final Set<String> ALL = Set.of("offers", "news");

	private final TestLedger ledger;

	private final Preferences preferences;

	private final Unsubscribes unsubscribes;

	private final Consents consents;

	private final Secret secret;

	private final JdbcClient jdbc;

	private final TestClock clock;

	private long message;

	PreferencesTests(TestLedger ledger, Preferences preferences, Unsubscribes unsubscribes, Consents consents,
			Secret secret, JdbcClient jdbc, TestClock clock) {
		this.ledger = ledger;
		this.preferences = preferences;
		this.unsubscribes = unsubscribes;
		this.consents = consents;
		this.secret = secret;
		this.jdbc = jdbc;
		this.clock = clock;
	}

	@BeforeEach
	void writeToSomebody() {
		Run run = this.ledger.planned(MessageClass.MARKETING, 2);
		this.message = this.ledger.messages(run).get(0);
	}

	@Test
	void whatNobodySpokeOfIsAsTheLawLetsIt() {
		Choice choice = choice();
		assertThat(choice.topics()).containsExactly(new Choice.Option("news", "News", true),
				new Choice.Option("offers", "Offers", true));
		assertThat(choice.channels()).containsExactly(new Choice.Option("email", "email", true));
		assertThat(choice.restsUntil()).isEmpty();
	}

	@Test
	void whoTakesATopicAwayKeepsTheOthers() {
		save(Set.of("news"));
		assertThat(consent("offers")).isEqualTo(Consent.WITHDRAWN);
		assertThat(consent("news")).isEqualTo(Consent.NONE);
		assertThat(choice().topics()).extracting(Choice.Option::chosen).containsExactly(true, false);
		assertThat(events()).containsExactly("preferences-changed some");
	}

	@Test
	void theNewestChoiceStandsHoweverOftenItChanges() {
		save(Set.of("news"));
		save(ALL);
		save(Set.of("offers"));
		assertThat(consent("offers")).isEqualTo(Consent.GIVEN);
		assertThat(consent("news")).isEqualTo(Consent.WITHDRAWN);
	}

	@Test
	void whatIsNotTouchedStaysAsItWasSaid() {
		this.consents.append(List
			.of(ConsentWord.on(customer(), Channel.EMAIL, Optional.of("news"), false, "a form", this.clock.instant())));
		assertThat(choice().topics()).extracting(Choice.Option::chosen).containsExactly(false, true);
		save(Set.of("offers"));
		assertThat(this.consents.words(customer())).hasSize(1);
	}

	@Test
	void whoUnsubscribesAfterChoosingAnewIsHeardAgainInAllWords() {
		this.unsubscribes.unsubscribe(token());
		save(Set.of("offers"));
		this.clock.advance(Duration.ofMinutes(1));
		this.unsubscribes.unsubscribe(token());
		assertThat(consent("offers")).isEqualTo(Consent.WITHDRAWN);
		assertThat(this.consents.words(customer()).get(0).allowed()).isFalse();
		int words = this.consents.words(customer()).size();
		this.unsubscribes.unsubscribe(token());
		assertThat(this.consents.words(customer())).hasSize(words);
	}

	@Test
	void nothingOfItIsNoMarketingAtAll() {
		save(Set.of());
		assertThat(events()).containsExactly("unsubscribed all");
		assertThat(choice().isAny()).isFalse();
		assertThat(states()).containsExactly("SUPPRESSED", "PLANNED");
	}

	@Test
	void whoUnsubscribedMayChooseAnewAndUnsubscribeAgain() {
		this.unsubscribes.unsubscribe(token());
		assertThat(choice().isAny()).isFalse();
		this.clock.advance(Duration.ofMinutes(1));
		save(ALL);
		assertThat(choice().isAny()).isTrue();
		assertThat(consent("offers")).isEqualTo(Consent.GIVEN);
		assertThat(events()).containsExactly("unsubscribed", "resubscribed");
		this.clock.advance(Duration.ofMinutes(1));
		this.unsubscribes.unsubscribe(token());
		assertThat(choice().isAny()).isFalse();
		assertThat(consent("offers")).isEqualTo(Consent.WITHDRAWN);
	}

	@Test
	void aRestTakesBackWhatIsPlannedAndEndsByItself() {
		assertThat(this.preferences.rest(token())).isTrue();
		assertThat(states()).containsExactly("SUPPRESSED", "PLANNED");
		assertThat(choice().restsUntil()).hasValue(this.clock.instant().plus(ChangePreferences.REST));
		assertThat(choice().isAny()).isTrue();
		this.clock.advance(ChangePreferences.REST);
		assertThat(choice().restsUntil()).isEmpty();
	}

	@Test
	void aRestCanBeEndedSooner() {
		this.preferences.rest(token());
		this.clock.advance(Duration.ofDays(1));
		this.preferences.endRest(token());
		assertThat(choice().restsUntil()).isEmpty();
		assertThat(events()).containsExactly("preferences-changed rest", "preferences-changed rest-ended");
	}

	@Test
	void whoeverGotAMessageInsteadOfTheCustomerChangesNothing() {
		this.jdbc.sql("UPDATE regain_message SET redirected = TRUE").update();
		save(Set.of("news"));
		this.preferences.rest(token());
		save(Set.of());
		assertThat(this.jdbc.sql("SELECT COUNT(*) FROM regain_said").query(Long.class).single()).isZero();
		assertThat(states()).containsOnly("PLANNED");
	}

	@Test
	void aLinkThatIsNotOursChangesNothing() {
		assertThat(this.preferences.of("1.x")).isEmpty();
		assertThat(this.preferences.save("1.x", ALL, Set.of("email"))).isFalse();
		assertThat(this.preferences.rest("1.x")).isFalse();
	}

	@Test
	void theLinkOfATestMessageShowsWhatThereIsAndChangesNothing() {
		String test = Token.of(this.secret, Purpose.UNSUBSCRIBE, 0);
		assertThat(this.preferences.of(test).orElseThrow().topics()).hasSize(2);
		assertThat(this.preferences.save(test, Set.of(), Set.of())).isTrue();
		assertThat(states()).containsOnly("PLANNED");
	}

	@Test
	void whoDoesNotWantToBeTrackedSaysSoAndMayTakeItBack() {
		assertThat(choice().tracked()).isTrue();
		assertThat(this.preferences.track(token(), false)).isTrue();
		assertThat(choice().tracked()).isFalse();
		this.clock.advance(Duration.ofSeconds(1));
		assertThat(this.preferences.track(token(), true)).isTrue();
		assertThat(choice().tracked()).isTrue();
		assertThat(events()).containsExactly("preferences-changed untracked", "preferences-changed tracked");
		assertThat(this.preferences.track("1.nonsense", false)).isFalse();
	}

	private void save(Set<String> topics) {
		this.clock.advance(Duration.ofSeconds(1));
		assertThat(this.preferences.save(token(), topics, Set.of("email"))).isTrue();
	}

	private Choice choice() {
		return this.preferences.of(token()).orElseThrow();
	}

	private Consent consent(String topic) {
		return this.consents.standing(customer()).on(Channel.EMAIL, Optional.of(topic));
	}

	private String customer() {
		return this.jdbc.sql("SELECT customer_id FROM regain_message WHERE id = :id")
			.param("id", this.message)
			.query(String.class)
			.single();
	}

	private String token() {
		return Token.of(this.secret, Purpose.UNSUBSCRIBE, this.message);
	}

	private List<String> events() {
		return this.jdbc.sql("SELECT CONCAT_WS(' ', type, kind) FROM regain_event ORDER BY id")
			.query(String.class)
			.list();
	}

	private List<String> states() {
		return this.jdbc.sql("SELECT state FROM regain_message ORDER BY id").query(String.class).list();
	}

}
