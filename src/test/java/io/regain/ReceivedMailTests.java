package io.regain;

import java.io.ByteArrayInputStream;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

import io.regain.demo.ReceivedMail;
import jakarta.mail.Address;
import jakarta.mail.BodyPart;
import jakarta.mail.Message;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

import static org.assertj.core.api.Assertions.assertThat;

/** The mails of the shipped campaigns, as a mail program would read them. */
class ReceivedMailTests {

	static final List<String> CAMPAIGNS = Lavka.CAMPAIGNS;

	private final Lavka lavka = Lavka.open();

	@ParameterizedTest
	@FieldSource("CAMPAIGNS")
	void eachMailOffersTextAndHtmlToItsRecipientInTheirLanguage(String campaign) throws Exception {
		Map<String, String> locales = locales(campaign);
		assertThat(locales.values()).anyMatch((locale) -> locale.startsWith("ru"))
			.anyMatch((locale) -> locale.startsWith("en"));
		for (ReceivedMail mail : mails(campaign).toList()) {
			MimeMessage message = parsed(mail);
			assertThat(message.getRecipients(Message.RecipientType.TO)).extracting(Address::toString)
				.containsExactly(mail.recipient());
			MimeMultipart parts = (MimeMultipart) message.getContent();
			assertThat(parts.getContentType()).startsWith("multipart/alternative");
			BodyPart text = parts.getBodyPart(0);
			BodyPart html = parts.getBodyPart(1);
			assertThat(parts.getCount()).isEqualTo(2);
			assertThat(text.getContentType()).isEqualToIgnoringCase("text/plain; charset=UTF-8");
			assertThat(html.getContentType()).isEqualToIgnoringCase("text/html; charset=UTF-8");
			boolean russian = locales.getOrDefault(mail.recipient(), "").startsWith("ru");
			for (String words : List.of(message.getSubject(), text.getContent().toString(),
					html.getContent().toString())) {
				assertThat(words.codePoints().anyMatch(ReceivedMailTests::isCyrillic)).as(words).isEqualTo(russian);
			}
		}
	}

	@ParameterizedTest
	@FieldSource("CAMPAIGNS")
	void eachMailHasItsOwnIdAndSaysWhereItComesFrom(String campaign) throws Exception {
		for (ReceivedMail mail : mails(campaign).toList()) {
			MimeMessage message = parsed(mail);
			InternetAddress from = (InternetAddress) message.getFrom()[0];
			assertThat(from.getPersonal()).isEqualTo("Lavka");
			assertThat(from.getAddress()).endsWith("@lavka.example");
			assertThat(message.getMessageID()).matches("<[a-z0-9]+-[a-z0-9]+@lavka\\.example>");
			assertThat(message.getSentDate()).isNotNull();
			assertThat(message.getHeader("Auto-Submitted", null)).isEqualTo("auto-generated");
		}
		assertThat(mails(campaign).map((mail) -> mail.header("Message-ID"))).doesNotHaveDuplicates();
	}

	@Test
	void onlyMarketingCanBeUnsubscribedFromAndByOneClick() throws Exception {
		for (ReceivedMail mail : mails(Lavka.OFFER).toList()) {
			String link = mail.header("List-Unsubscribe").orElseThrow().replaceAll("[<>]", "");
			assertThat(link).startsWith(this.lavka.url() + "/u/");
			assertThat(mail.header("List-Unsubscribe-Post")).hasValue("List-Unsubscribe=One-Click");
			assertThat(mail.parsed().html()).contains(link);
			assertThat(mail.parsed().text()).contains(link);
			assertThat(parsed(mail).getReplyTo()).extracting(Address::toString).containsExactly("care@lavka.example");
		}
		assertThat(Stream.concat(mails(Lavka.APOLOGY), mails(Lavka.UPDATE))).isNotEmpty().allSatisfy((mail) -> {
			assertThat(mail.header("List-Unsubscribe")).isEmpty();
			assertThat(mail.header("List-Unsubscribe-Post")).isEmpty();
		});
	}

	private Stream<ReceivedMail> mails(String campaign) {
		return this.lavka.receivers()
			.mail()
			.mails()
			.stream()
			.filter((mail) -> mail.header("X-Regain-Run").filter(this.lavka.runOf(campaign)::equals).isPresent());
	}

	private Map<String, String> locales(String campaign) {
		Map<String, String> locales = new TreeMap<>();
		this.lavka.database().sql("""
				SELECT m.address, p.locale FROM regain_message m JOIN regain_run r ON r.id = m.run_id
				JOIN regain_recipient p ON p.run_id = m.run_id AND p.customer_id = m.customer_id
				WHERE CONCAT(r.campaign, '@', r.run_key) = :run AND m.channel = 'email'
				""").param("run", this.lavka.runOf(campaign)).query((row) -> {
			locales.put(row.getString("address"), row.getString("locale"));
		});
		return locales;
	}

	private static boolean isCyrillic(int codePoint) {
		return Character.UnicodeScript.of(codePoint) == Character.UnicodeScript.CYRILLIC;
	}

	private static MimeMessage parsed(ReceivedMail mail) throws Exception {
		return new MimeMessage((Session) null, new ByteArrayInputStream(mail.raw()));
	}

}
