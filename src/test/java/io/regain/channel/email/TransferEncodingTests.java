package io.regain.channel.email;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;

import io.regain.message.Content;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** A body leaves as it is where the relay and its lines allow that, else encoded. */
class TransferEncodingTests {

	private static final String EIGHT_BITS = " BODY=8BITMIME";

	private final ScriptedRelay relay = new ScriptedRelay();

	@AfterEach
	void close() {
		this.relay.close();
	}

	@ParameterizedTest
	@CsvSource(textBlock = """
			true,  Your order is late.,          7bit
			false, Your order is late.,          7bit
			true,  Ваш заказ задержался.,        8bit
			false, Ваш заказ задержался.,        base64
			true,  'Dear José, hello.',          8bit
			false, 'Dear José, your order is late.', quoted-printable
			""")
	void theEncodingIsTheLightestThatTheRelayTakes(boolean eightBits, String text, String encoding) throws Exception {
		if (eightBits) {
			this.relay.offer("8BITMIME");
		}
		send(text);
		assertThat(received().getBodyPart(0).getHeader("Content-Transfer-Encoding")).containsExactly(encoding);
		assertThat(received().getBodyPart(0).getContent()).isEqualTo(text);
		assertThat(this.relay.commands).filteredOn((line) -> line.startsWith("MAIL"))
			.singleElement()
			.satisfies((line) -> assertThat(line.endsWith(EIGHT_BITS)).isEqualTo("8bit".equals(encoding)));
		assertThat(this.relay.letters.get(0)
			.contains("alternative;\r\n boundary=\"=_r7-m1\"\r\nContent-Transfer-Encoding: 8bit"))
			.isEqualTo("8bit".equals(encoding));
	}

	@ParameterizedTest
	@ValueSource(ints = { 997, 998, 999, 5000 })
	void aLineThatIsTooLongIsNeverSent(int length) throws Exception {
		this.relay.offer("8BITMIME");
		String text = "a\n" + "b".repeat(length) + "\nc";
		send(text);
		assertThat(received().getBodyPart(0).getHeader("Content-Transfer-Encoding"))
			.containsExactly((length <= 998) ? "7bit" : "quoted-printable");
		assertThat(received().getBodyPart(0).getContent()).isEqualTo(text.replace("\n", "\r\n"));
		assertThat(this.relay.letters.get(0).lines()).allMatch((line) -> line.length() <= 998);
	}

	/** Counted in bytes, of which a Cyrillic letter has two. */
	@ParameterizedTest
	@CsvSource({ "499, 8bit", "500, base64" })
	void theLengthOfALineIsThatOfItsBytes(int letters, String encoding) throws Exception {
		this.relay.offer("8BITMIME");
		send("ж".repeat(letters));
		assertThat(received().getBodyPart(0).getHeader("Content-Transfer-Encoding")).containsExactly(encoding);
	}

	@Test
	void noTextCanEndItsPart() throws Exception {
		String text = "a\n--=_r7-m1--\nb";
		send(text);
		assertThat(received().getCount()).isEqualTo(2);
		assertThat(received().getBodyPart(0).getContent()).isEqualTo(text.replace("\n", "\r\n"));
	}

	@ParameterizedTest
	@ValueSource(strings = { ".", "a\n.\nb", "..\n.a", "a\r\n.\r\nb\rc", "\n\n", "a \n\tb\t\n" })
	void dotsBreaksAndBlanksArriveAsTheyAre(String text) throws Exception {
		send(text);
		assertThat(received().getBodyPart(0).getContent())
			.isEqualTo(text.replaceAll("\r\n|\r", "\n").replace("\n", "\r\n"));
	}

	private void send(String text) {
		Content.Email content = new Content.Email("A subject", "<p>Hello</p>", text);
		try (EmailSender sender = EmailFixtures.sender(this.relay.port())) {
			sender.send(EmailFixtures.message("r7-m1", EmailFixtures.TO, content, EmailFixtures.FROM));
		}
	}

	private MimeMultipart received() throws Exception {
		byte[] letter = this.relay.letters.get(0).getBytes(StandardCharsets.UTF_8);
		Session session = Session.getInstance(System.getProperties());
		return (MimeMultipart) new MimeMessage(session, new ByteArrayInputStream(letter)).getContent();
	}

}
