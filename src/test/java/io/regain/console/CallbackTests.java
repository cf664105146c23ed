package io.regain.console;

import java.net.URI;
import java.util.List;
import java.util.Map;

import io.regain.Lavka;
import io.regain.demo.gateway.TakenSms;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Twilio's status callbacks, genuine ones and others. */
class CallbackTests {

	private final Lavka lavka = Lavka.open();

	private final List<TakenSms> texts = this.lavka.receivers().twilio().messages();

	/** Which of them comes first is a matter of chance: they leave at once. */
	private final TakenSms text = this.texts.stream().filter(this::isDelivered).findFirst().orElseThrow();

	private final URI url = this.text.statusCallback().orElseThrow();

	private List<Map<String, Object>> before = List.of();

	@BeforeEach
	void look() {
		this.before = ledger();
	}

	@Test
	void thoseOfTheProviderAreTaken() {
		assertThat(this.lavka.receivers().twilio().callbacks()).hasSizeGreaterThan(this.texts.size())
			.allSatisfy((callback) -> assertThat(callback.answer()).isEqualTo(204));
	}

	@Test
	void aReplayedOneIsAnsweredAndChangesNothing() throws Exception {
		assertThat(post(this.url, report("delivered"), signature(this.url, report("delivered")))).isEqualTo(204);
		assertNothingChanged();
	}

	@Test
	void anAlteredOneIsForbidden() throws Exception {
		String signature = signature(this.url, report("delivered"));
		assertThat(post(this.url, report("undelivered"), signature)).isEqualTo(403);
		assertNothingChanged();
	}

	@Test
	void oneThatWasSignedWithAnotherKeyIsForbidden() throws Exception {
		assertThat(post(this.url, report("undelivered"),
				Twilio.signature("another token", this.url, report("undelivered"))))
			.isEqualTo(403);
		assertNothingChanged();
	}

	@Test
	void oneWithoutASignatureIsForbidden() throws Exception {
		assertThat(Browser.post(this.url, report("undelivered")).statusCode()).isEqualTo(403);
		assertNothingChanged();
	}

	@Test
	void aGenuineOneForAnotherMessageIsForbidden() throws Exception {
		URI other = this.texts.stream()
			.map((sms) -> sms.statusCallback().orElseThrow())
			.filter((url) -> !url.equals(this.url))
			.findFirst()
			.orElseThrow();
		assertThat(post(other, report("undelivered"), signature(this.url, report("undelivered")))).isEqualTo(403);
		assertNothingChanged();
	}

	@Test
	void aGenuineOneWithATokenThatIsNotOursIsForbidden() throws Exception {
		for (String token : List.of("1.AAAAAAAAAAAAAAAA", cut(this.url), "x", unsubscribeToken())) {
			URI forged = this.url.resolve("/callbacks/twilio/" + token);
			assertThat(post(forged, report("undelivered"), signature(forged, report("undelivered")))).as(token)
				.isEqualTo(403);
		}
		assertNothingChanged();
	}

	@Test
	void onlyAPostIsOne() throws Exception {
		assertThat(Browser.get(this.url).statusCode()).isEqualTo(403);
		assertNothingChanged();
	}

	private boolean isDelivered(TakenSms taken) {
		return this.lavka.database()
			.sql("SELECT state FROM regain_message WHERE provider_id = :id")
			.param("id", taken.id())
			.query(String.class)
			.single()
			.equals("DELIVERED");
	}

	private void assertNothingChanged() {
		assertThat(ledger()).isEqualTo(this.before);
	}

	private List<Map<String, Object>> ledger() {
		return this.lavka.database().sql("""
				SELECT m.id, m.state, m.code, e.id AS event, e.type FROM regain_message m
				LEFT JOIN regain_event e ON e.message_id = m.id WHERE m.channel = 'sms' ORDER BY m.id, e.id
				""").query().listOfRows();
	}

	private Map<String, String> report(String status) {
		return Map.of("MessageSid", this.text.id(), "MessageStatus", status, "To", this.text.to(), "AccountSid",
				this.lavka.receivers().twilio().accountSid());
	}

	private static String cut(URI url) {
		String path = url.getPath();
		return path.substring(path.lastIndexOf('/') + 1, path.length() - 1);
	}

	private String unsubscribeToken() {
		return this.lavka.receivers()
			.mail()
			.mails()
			.stream()
			.flatMap((mail) -> mail.header("List-Unsubscribe").stream())
			.map((link) -> link.substring(link.lastIndexOf('/') + 1).replace(">", ""))
			.findFirst()
			.orElseThrow();
	}

	private static int post(URI url, Map<String, String> form, String signature) throws Exception {
		return Browser.post(url, form, "X-Twilio-Signature", signature).statusCode();
	}

	private String signature(URI url, Map<String, String> form) throws Exception {
		return Twilio.signature(this.lavka, url, form);
	}

}
