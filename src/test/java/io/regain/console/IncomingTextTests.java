package io.regain.console;

import java.net.URI;
import java.net.http.HttpResponse;
import java.util.Map;

import io.regain.Lavka;
import io.regain.demo.gateway.TakenSms;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Twilio hands over what customers text. */
class IncomingTextTests {

	private final Lavka lavka = Lavka.open();

	private final URI url = this.lavka.url().resolve("/callbacks/twilio/inbound");

	private final TakenSms text = this.lavka.receivers().twilio().messages().get(0);

	@Test
	void aGenuineOneIsTakenAndKnownByTheMessageItAnswers() throws Exception {
		Map<String, String> form = form("SM-in-1", "<b>Спасибо</b> & пока");
		HttpResponse<String> answer = Browser.post(this.url, form, "X-Twilio-Signature",
				Twilio.signature(this.lavka, this.url, form));
		assertThat(answer.statusCode()).isEqualTo(200);
		assertThat(answer.headers().firstValue("Content-Type")).hasValue("text/xml;charset=UTF-8");
		assertThat(answer.body()).isEqualTo("<?xml version=\"1.0\" encoding=\"UTF-8\"?><Response></Response>");
		assertThat(this.lavka.database().sql("""
				SELECT m.address FROM regain_event e JOIN regain_message m ON m.id = e.message_id
				JOIN regain_reply r ON r.source_key = e.source_key
				WHERE e.source_key = 'SM-in-1:in' AND e.type = 'replied' AND r.text = '<b>Спасибо</b> & пока'
				""").query(String.class).single()).isEqualTo(this.text.to());
	}

	@Test
	void helpIsAnsweredWithAnEscapedText() throws Exception {
		Map<String, String> form = form("SM-in-2", "Помощь");
		assertThat(
				Browser.post(this.url, form, "X-Twilio-Signature", Twilio.signature(this.lavka, this.url, form)).body())
			.contains("<Response><Message>Lavka &lt;3 &amp; you</Message></Response>");
	}

	@Test
	void oneThatIsNotGenuineIsForbiddenAndLeavesNoTrace() throws Exception {
		Map<String, String> form = form("SM-in-3", "STOP");
		assertThat(Browser.post(this.url, form).statusCode()).isEqualTo(403);
		assertThat(Browser.post(this.url, form, "X-Twilio-Signature", "AAAA").statusCode()).isEqualTo(403);
		String signature = Twilio.signature(this.lavka, this.url, form("SM-in-3", "START"));
		assertThat(Browser.post(this.url, form, "X-Twilio-Signature", signature).statusCode()).isEqualTo(403);
		assertThat(Browser.get(this.url).statusCode()).isEqualTo(403);
		assertThat(this.lavka.database()
			.sql("SELECT COUNT(*) FROM regain_text_in WHERE sid = 'SM-in-3'")
			.query(Long.class)
			.single()).isZero();
	}

	private Map<String, String> form(String sid, String body) {
		return Map.of("MessageSid", sid, "From", this.text.to(), "To", "+15005550006", "Body", body, "NumMedia", "0",
				"AccountSid", this.lavka.receivers().twilio().accountSid());
	}

}
