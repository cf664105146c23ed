package io.regain.console.status;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.regain.Patience;
import io.regain.TestDatabase;
import io.regain.demo.MailCatcher;
import io.regain.demo.ReceivedMail;
import io.regain.incident.Phase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Mails about what is said in public: asked for, confirmed, written, ended. */
class SubscriptionTests {

	private static final Pattern LINK = Pattern.compile("https://status\\.lavka\\.example(/status/\\S+)");

	private final MailCatcher relay = MailCatcher.start(Clock.systemUTC());

	@SuppressWarnings("NullAway.Init")
	private StatusServer server;

	@BeforeEach
	void serve() {
		this.server = new StatusServer(TestDatabase.schema(), Optional.of(this.relay));
		Sample.fill(this.server);
	}

	@AfterEach
	void close() {
		this.server.close();
		this.relay.close();
	}

	@Test
	void whoConfirmedIsToldOfTheirComponentUntilTheyLeave() throws Exception {
		assertThat(this.server.get("/status?lang=ru").body()).contains("status/subscribe?lang=ru");
		assertThat(this.server.get("/status/subscribe?lang=ru").body()).contains("Оплата картой")
			.doesNotContain(Sample.SECRET);
		ask("anna@example.com", "ru", "payments");
		ask("boris@example.com", "en", "app");
		String confirm = link(mail("anna@example.com", 1), "confirm");
		String other = link(mail("boris@example.com", 1), "confirm");

		assertThat(this.server.get(confirm).body()).contains("<form method=\"post\"><button>Да, пишите мне</button>");
		assertThat(confirmed()).as("a visit changes nothing").isZero();
		assertThat(this.server.post(confirm, "").statusCode()).isEqualTo(200);
		assertThat(this.server.post(confirm, "").statusCode()).as("twice is once").isEqualTo(200);
		assertThat(this.server.post(other, "").statusCode()).isEqualTo(200);
		assertThat(confirmed()).isEqualTo(2);

		this.server.clock().advance(Duration.ofMinutes(1));
		this.server.update(4, 5, Phase.RESOLVED, this.server.clock().instant(),
				Map.of("en", "Payments **work**.", "ru", "Платежи **проходят**."));
		ReceivedMail told = mail("anna@example.com", 2);
		assertThat(told.parsed().subject()).isEqualTo("Решено: Card payments fail <script>alert(1)</script>");
		assertThat(told.parsed().html()).contains("<strong>проходят</strong>", "&lt;script&gt;")
			.doesNotContain("<script", Sample.SECRET);
		assertThat(told.header("List-Unsubscribe-Post")).hasValue("List-Unsubscribe=One-Click");
		Patience.await("everybody was looked at").until(() -> notices().size(), (count) -> count == 2);
		assertThat(notices()).containsExactly("ACCEPTED", "NOT_WANTED");

		String leave = link(told, "unsubscribe");
		assertThat(this.server.get(leave).body()).contains("<button>Больше не писать мне</button>");
		assertThat(confirmed()).isEqualTo(2);
		assertThat(this.server.post(leave, "List-Unsubscribe=One-Click").statusCode()).isEqualTo(200);
		assertThat(this.server.database().sql("SELECT email FROM regain_subscriber").query(String.class).list())
			.containsExactly("boris@example.com");
		assertThat(this.server.post(confirm, "").statusCode()).as("an old link revives nobody").isEqualTo(404);
	}

	@Test
	void theAnswerDoesNotTellWhetherAnAddressIsKnownAndMailsAreFew() throws Exception {
		String first = ask("anna@example.com", "en", "payments");
		mail("anna@example.com", 1);
		assertThat(ask("anna@example.com", "en", "app")).isEqualTo(first);
		assertThat(ask("boris@example.com", "en", "app")).isEqualTo(first);
		mail("boris@example.com", 1);
		assertThat(mails("anna@example.com")).as("asked again at once").hasSize(1);
		int refused = 0;
		for (int number = 0; number < 400 && refused == 0; number++) {
			refused = this.server.post("/status/subscribe", "email=c%d@example.com".formatted(number))
				.statusCode() == 429 ? number : 0;
		}
		assertThat(refused).as("thirty a minute").isPositive();
	}

	@Test
	void whatIsNoAddressOrNoTokenIsRefused() throws Exception {
		for (String email : List.of("", "anna", "anna@", "anna@x", "a%0d%0aBcc:%20b@example.com", "a%20b@example.com",
				"%3Cscript%3E@example.com", "a@b@example.com", "a".repeat(255) + "@example.com")) {
			var answer = this.server.post("/status/subscribe?lang=en", "email=" + email);
			assertThat(answer.statusCode()).as(email).isEqualTo(400);
			assertThat(answer.body()).contains("This is not an email address.").doesNotContain("<script");
		}
		for (String token : List.of("x", "1.AAAAAAAAAAAAAAAA", "1-1.AAAAAAAAAAAAAAAA", "%3Cscript%3E")) {
			for (String path : List.of("/status/confirm/", "/status/unsubscribe/")) {
				assertThat(this.server.get(path + token).statusCode()).isEqualTo(404);
				assertThat(this.server.post(path + token, "").statusCode()).isEqualTo(404);
			}
		}
	}

	private String ask(String email, String language, String component) throws Exception {
		var answer = this.server.post("/status/subscribe?lang=" + language,
				"email=" + email + "&component=" + component + "&component=" + Sample.SECRET);
		assertThat(answer.statusCode()).isEqualTo(200);
		return answer.body();
	}

	private List<ReceivedMail> mails(String recipient) {
		return this.relay.mails().stream().filter((mail) -> mail.recipient().equals(recipient)).toList();
	}

	private ReceivedMail mail(String recipient, int number) {
		Patience.await("a mail to " + recipient).until(() -> mails(recipient).size() >= number);
		return mails(recipient).get(number - 1);
	}

	private static String link(ReceivedMail mail, String what) {
		Matcher links = LINK.matcher(mail.parsed().text());
		while (links.find()) {
			if (links.group(1).startsWith("/status/" + what)) {
				return links.group(1);
			}
		}
		throw new AssertionError(mail.parsed().text());
	}

	private long confirmed() {
		return this.server.database()
			.sql("SELECT COUNT(confirmed_at) FROM regain_subscriber")
			.query(Long.class)
			.single();
	}

	private List<String> notices() {
		return this.server.database()
			.sql("SELECT outcome FROM regain_subscriber_notice WHERE outcome <> 'SENDING' ORDER BY subscriber_id")
			.query(String.class)
			.list();
	}

}
