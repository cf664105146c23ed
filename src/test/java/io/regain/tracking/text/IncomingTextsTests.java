package io.regain.tracking.text;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.regain.RegainTest;
import io.regain.audience.Suppression;
import io.regain.audience.Suppressions;
import io.regain.delivery.Receipts;
import io.regain.delivery.TestLedger;
import io.regain.message.Channel;
import io.regain.message.MessageClass;
import io.regain.message.PhoneNumber;
import io.regain.message.Secret;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

@RegainTest
class IncomingTextsTests {

	private static final String PATH = "/callbacks/twilio/inbound";

	private static final PhoneNumber CUSTOMER = new PhoneNumber("+491701234567");

	private static final PhoneNumber STRANGER = new PhoneNumber("+491709999999");

	private final IncomingTexts texts;

	private final TestLedger ledger;

	private final Receipts receipts;

	private final Suppressions suppressions;

	private final Secret secret;

	private final JdbcClient jdbc;

	IncomingTextsTests(IncomingTexts texts, TestLedger ledger, Receipts receipts, Suppressions suppressions,
			Secret secret, JdbcClient jdbc) {
		this.texts = texts;
		this.ledger = ledger;
		this.receipts = receipts;
		this.suppressions = suppressions;
		this.secret = secret;
		this.jdbc = jdbc;
	}

	@Test
	void whoeverSaysStopGetsNoMoreOffersAndTheirHistorySaysSo() {
		long message = texted(CUSTOMER);
		assertThat(receive("SM1", CUSTOMER, "Stop!")).hasValue("");
		assertThat(suppressed(CUSTOMER)).containsExactly("UNSUBSCRIBED");
		assertThat(events()).containsExactly("%d unsubscribed".formatted(message));
	}

	@Test
	void stopHoldsForANumberThatNobodyWasEverTextedAt() {
		assertThat(receive("SM1", STRANGER, "стоп")).hasValue("");
		assertThat(suppressed(STRANGER)).containsExactly("UNSUBSCRIBED");
		assertThat(events()).isEmpty();
	}

	@Test
	void startEndsWhatTheyAskedForAndNothingElse() {
		texted(CUSTOMER);
		for (Suppression reason : Suppression.values()) {
			this.suppressions.add(Channel.SMS, this.secret.hash(CUSTOMER), reason, "test");
			this.suppressions.add(Channel.SMS, this.secret.hash(STRANGER), reason, "test");
		}
		receive("SM1", CUSTOMER, "START");
		assertThat(suppressed(CUSTOMER)).containsExactly("COMPLAINED", "HARD_BOUNCE", "MANUAL", "SOFT_BOUNCE");
		assertThat(suppressed(STRANGER)).hasSize(Suppression.values().length);
		assertThat(events()).singleElement().asString().endsWith("resubscribed");
	}

	@Test
	void yesEndsSilenceIfThereWasAnyAndIsAnAnswerIfNot() {
		texted(CUSTOMER);
		receive("SM1", CUSTOMER, "Yes");
		receive("SM2", CUSTOMER, "STOP");
		receive("SM3", CUSTOMER, "yes");
		assertThat(suppressed(CUSTOMER)).isEmpty();
		assertThat(events()).extracting((event) -> event.split(" ")[1])
			.containsExactly("replied", "unsubscribed", "resubscribed");
	}

	/** Else a late repetition would end what they asked for meanwhile. */
	@Test
	void aTextThatIsHandedOverAgainChangesNothing() {
		texted(CUSTOMER);
		receive("SM1", CUSTOMER, "STOP");
		receive("SM2", CUSTOMER, "START");
		List<String> before = events();
		assertThat(receive("SM1", CUSTOMER, "STOP")).hasValue("");
		assertThat(suppressed(CUSTOMER)).isEmpty();
		receive("SM3", CUSTOMER, "STOP");
		receive("SM2", CUSTOMER, "START");
		assertThat(suppressed(CUSTOMER)).containsExactly("UNSUBSCRIBED");
		assertThat(events()).hasSize(before.size() + 1);
		receive("SM4", STRANGER, "STOP");
		receive("SM5", STRANGER, "START");
		receive("SM4", STRANGER, "STOP");
		assertThat(suppressed(STRANGER)).isEmpty();
	}

	@Test
	void anAnswerBelongsToTheLastMessageThatWentToTheNumber() {
		texted(CUSTOMER);
		long last = texted(CUSTOMER);
		texted(new PhoneNumber("+491701234568"));
		receive("SM1", CUSTOMER, "When does my parcel come?");
		assertThat(events()).containsExactly("%d replied When does my parcel come?".formatted(last));
	}

	@Test
	void whoeverGotAMessageInsteadOfTheCustomerDoesNotAnswerForThem() {
		texted(CUSTOMER, true);
		receive("SM1", CUSTOMER, "Hello?");
		assertThat(events()).isEmpty();
	}

	@Test
	void anAnswerOfAStrangerIsCountedAndDropped() {
		assertThat(receive("SM1", STRANGER, "Who is this?")).hasValue("");
		assertThat(events()).isEmpty();
		assertThat(this.jdbc.sql("SELECT * FROM regain_text_in").query().listOfRows()).singleElement()
			.satisfies((row) -> assertThat(row).containsEntry("meaning", "other").containsEntry("message_id", null));
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "LAVKA", "12345", "whatsapp:+491701234567", "+0", "+49170123456789012345" })
	void whatIsNoNumberIsCountedAndDropped(String from) {
		assertThat(receive(form("SM1", from, "STOP"), "genuine")).hasValue("");
		assertThat(this.jdbc.sql("SELECT COUNT(*) FROM regain_suppression").query(Long.class).single()).isZero();
	}

	@Test
	void picturesAreNoted() {
		texted(CUSTOMER);
		Map<String, String> form = form("SM1", CUSTOMER.value(), "Look");
		form.put("NumMedia", "2");
		receive(form, "genuine");
		assertThat(this.jdbc.sql("SELECT kind FROM regain_event").query(String.class).single()).isEqualTo("media");
	}

	@Test
	void aTextWithoutANameIsAnsweredAndForgotten() {
		assertThat(receive(form("", CUSTOMER.value(), "STOP"), "genuine")).hasValue("");
		assertThat(receive(form("S".repeat(65), CUSTOMER.value(), "STOP"), "genuine")).hasValue("");
		assertThat(suppressed(CUSTOMER)).isEmpty();
	}

	@Test
	void whatTheProviderHasNotSignedChangesNothing() {
		texted(CUSTOMER);
		assertThat(receive(form("SM1", CUSTOMER.value(), "STOP"), "forged")).isEmpty();
		assertThat(suppressed(CUSTOMER)).isEmpty();
		assertThat(this.texts.receive(PATH, () -> fail("the body was read"), "")).isEmpty();
	}

	private long texted(PhoneNumber number) {
		return texted(number, false);
	}

	private long texted(PhoneNumber number, boolean redirected) {
		long message = this.ledger
			.messages(this.ledger.planned(MessageClass.SERVICE, this.ledger.customer("c-1", number)))
			.get(0);
		this.jdbc.sql("UPDATE regain_message SET redirected = :redirected WHERE id = :id")
			.param("redirected", redirected)
			.param("id", message)
			.update();
		this.receipts.identified(Map.of(message, "SM-out-" + message));
		return message;
	}

	private Optional<String> receive(String sid, PhoneNumber from, String body) {
		return receive(form(sid, from.value(), body), "genuine");
	}

	private Optional<String> receive(Map<String, String> form, String signature) {
		return this.texts.receive(PATH, () -> form, signature);
	}

	private static Map<String, String> form(String sid, String from, String body) {
		return new HashMap<>(Map.of("MessageSid", sid, "From", from, "Body", body, "NumMedia", "0"));
	}

	private List<String> suppressed(PhoneNumber number) {
		return this.jdbc.sql(
				"SELECT reason FROM regain_suppression WHERE address_hash = :hash AND until_at IS NULL ORDER BY reason")
			.param("hash", this.secret.hash(number))
			.query(String.class)
			.list();
	}

	private List<String> events() {
		return this.jdbc.sql("""
				SELECT CONCAT_WS(' ', e.message_id, e.type, r.text) FROM regain_event e
				LEFT JOIN regain_reply r ON r.source_key = e.source_key ORDER BY e.id
				""").query(String.class).list();
	}

}
