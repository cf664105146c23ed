package io.regain.console;

import java.net.URI;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;

import io.regain.Lavka;
import io.regain.message.Secret;
import io.regain.tracking.Token;
import io.regain.tracking.Token.Purpose;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** The page on which somebody says that they have read a message. */
class AcknowledgeTests {

	private final Lavka lavka = Lavka.open();

	@Test
	void aVisitAsksInTheCustomersLanguageAndChangesNothing() throws Exception {
		long message = message("ru", 0);
		HttpResponse<String> page = Browser.get(link(message));
		assertThat(page.statusCode()).isEqualTo(200);
		assertThat(page.body()).contains("<html lang=\"ru\">", "<title>Вы прочли наше сообщение? · ",
				"<button>Да, всё ясно</button>", "<form method=\"post\" action=\"");
		assertThat(Browser.get(link(message("en", 0))).body()).contains("<button>Yes, I have read it</button>");
		assertThat(acknowledged(message)).isEmpty();
	}

	@Test
	void theButtonSaysItOnceHoweverOftenItIsPressed() throws Exception {
		long message = message("en", 1);
		for (int i = 0; i < 3; i++) {
			HttpResponse<String> page = Browser.post(link(message), Map.of());
			assertThat(page.statusCode()).isEqualTo(200);
			assertThat(page.body()).contains("Thank you");
		}
		assertThat(acknowledged(message)).containsExactly("link");
	}

	@Test
	void thePageCannotBeFramedCachedOrScripted() throws Exception {
		var headers = Browser.get(link(message("en", 0))).headers();
		assertThat(headers.firstValue("Content-Type")).hasValue("text/html;charset=UTF-8");
		assertThat(headers.firstValue("Cache-Control")).hasValue("no-store");
		assertThat(headers.firstValue("Referrer-Policy")).hasValue("no-referrer");
		assertThat(headers.firstValue("Content-Security-Policy").orElseThrow()).contains("default-src 'none'",
				"form-action 'self'", "frame-ancestors 'none'");
	}

	@Test
	void aTokenForAnythingElseIsNone() throws Exception {
		long message = message("en", 2);
		String other = Token.of(this.lavka.bean(Secret.class), Purpose.UNSUBSCRIBE, message);
		for (String token : List.of(other, "1.aaaaaaaaaaaaaaaa", link(message).getPath().substring(3) + "x")) {
			URI url = this.lavka.url().resolve("/a/" + token);
			assertThat(Browser.get(url).statusCode()).isEqualTo(404);
			assertThat(Browser.post(url, Map.of()).statusCode()).isEqualTo(404);
		}
		assertThat(acknowledged(message)).isEmpty();
	}

	private URI link(long message) {
		return this.lavka.url().resolve("/a/" + Token.of(this.lavka.bean(Secret.class), Purpose.ACKNOWLEDGE, message));
	}

	/** The n-th that was accepted, of mails in this language. */
	private long message(String language, int n) {
		return this.lavka.database()
			.sql("""
					SELECT m.id FROM regain_message m
					JOIN regain_recipient r ON r.run_id = m.run_id AND r.customer_id = m.customer_id
					WHERE m.channel = 'email' AND m.state = 'ACCEPTED' AND r.locale LIKE :language ORDER BY m.id LIMIT 1 OFFSET :n
					""")
			.param("language", language + "%")
			.param("n", n)
			.query(Long.class)
			.single();
	}

	private List<String> acknowledged(long message) {
		return this.lavka.database()
			.sql("SELECT source FROM regain_event WHERE message_id = :message AND type = 'acknowledged'")
			.param("message", message)
			.query(String.class)
			.list();
	}

}
