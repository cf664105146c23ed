package io.regain.cli;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.regain.Patience;
import io.regain.TestDatabase;
import io.regain.TestReceivers;
import io.regain.demo.ReceivedMail;
import io.regain.demo.gateway.TakenSms;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A mail to three customers: one presses its button, one's mail comes back, one does
 * nothing.
 */
class EscalatedNoteTests {

	private static final String CAMPAIGN = """
			campaign: note
			title: A note
			class: service
			purpose: status-update
			owner: crm@lavka.example
			from: { name: Lavka, email: hello@lavka.example }
			audience:
			  segment: everybody
			send:
			  channels: [email, sms]
			  to: escalation
			  until: acknowledged
			  wait: 10m
			  template: test/note
			  within: 12h
			""";

	private final TestDatabase.Schema schema = TestDatabase.schema();

	private final TestReceivers receivers = new TestReceivers();

	private final GreenMail returned = new GreenMail(setup());

	private final Installation installation = new Installation().with(this.schema)
		.with("server.port", 0)
		.with("regain.public-url", "https://regain.example");

	@TempDir
	@SuppressWarnings("NullAway.Init")
	private Path home;

	private static ServerSetup setup() {
		ServerSetup setup = ServerSetup.IMAP.dynamicPort();
		setup.setServerStartupTimeout(Patience.LONG.toMillis());
		return setup;
	}

	@BeforeEach
	void open() throws IOException {
		this.returned.start();
		this.returned.setUser("bounces@news.example.com", "bounces", "secret");
		JdbcClient.create(this.schema.dataSource())
			.sql("CREATE VIEW regain_customer AS SELECT 1 AS id, 'a@mail.example' AS email, '+4915112345671' AS phone, "
					+ "'ru' AS locale UNION ALL SELECT 2, 'b@mail.example', '+4915112345672', 'en' "
					+ "UNION ALL SELECT 3, 'c@mail.example', '+4915112345673', 'en'")
			.update();
		write("campaigns/segments/everybody.yaml", """
				segment: everybody
				title: Everybody
				sql: SELECT id AS customer_id FROM regain_customer ORDER BY id
				""");
		write("campaigns/test/note.yaml", CAMPAIGN);
		for (String locale : List.of("en", "ru")) {
			write("templates/test/note/subject.%s.ftl".formatted(locale), "A note");
			write("templates/test/note/html.%s.ftlh".formatted(locale),
					"<p>We are closed. <a href=\"${(links.acknowledge)!}\">OK</a></p>");
			write("templates/test/note/text.%s.ftl".formatted(locale), "We are closed. ${(links.acknowledge)!}");
			write("templates/test/note/sms.%s.ftl".formatted(locale), "We are closed. Reply OK.");
		}
		this.receivers.connect(this.installation.with("regain.home", this.home.toString())
			.with("regain.mailbox.host", "127.0.0.1")
			.with("regain.mailbox.port", this.returned.getImap().getPort())
			.with("regain.mailbox.tls", "none")
			.with("regain.mailbox.username", "bounces")
			.with("regain.mailbox.password", "secret"));
	}

	@AfterEach
	void close() {
		this.installation.close();
		this.receivers.close();
		this.returned.stop();
	}

	@Test
	void onlyWhoIsNotReachedByOneChannelHearsOfItOnTheNext() throws Exception {
		ConfigurableApplicationContext serving = this.installation.serve();
		assertThat(this.installation.run("plan", "note").out()).contains("  email                     3  first\n",
				"  sms                       3  later at most: unless acknowledged before\n");
		Installation.Answer begun = this.installation.run("run", "note", "--key", "k", "--no-wait");
		assertThat(begun.exit()).isEqualTo(Exit.STOPPED);
		assertThat(begun.err()).contains("; 3 wait for the next channel, unless acknowledged before")
			.contains("3 messages held until an earlier channel has had its time");
		URI button = button(serving, mail("a@mail.example"));
		HttpResponse<String> asked = send(HttpRequest.newBuilder(button).GET());
		assertThat(asked.body()).contains("<html lang=\"ru\">", "<button>Да, всё ясно</button>", "Lavka");
		assertThat(events(serving)).as("a scanner may have followed it").isEmpty();
		assertThat(send(HttpRequest.newBuilder(button).POST(HttpRequest.BodyPublishers.noBody())).body())
			.contains("Спасибо");
		comesBack(mail("b@mail.example"));
		// Unless 'serve' was faster
		assertThat(this.installation.run("bounces", "--once").exit()).isZero();
		Patience.await("it is known that it came back")
			.until(() -> events(serving).equals(List.of("acknowledged", "bounced")));
		assertThat(this.installation.run("run", "note", "--key", "k", "--no-wait").exit()).isEqualTo(Exit.STOPPED);
		assertThat(this.receivers.twilio().messages()).extracting(TakenSms::to).containsExactly("+4915112345672");
		assertThat(this.installation.run("explain", "1").out())
			.contains("not needed (step 2): they were reached by email: acknowledged");
		assertThat(this.installation.run("explain", "3").out())
			.contains("PLANNED (step 2), held until the channel before has had its time");
		assertThat(this.installation.run("report", "note@k").out()).contains(
				"Until acknowledged          1 of 3 customers reached\n",
				"  1. email                  3          3          1          –          –\n",
				"  2. sms                    3          1          –          1          1\n", "    for their turn ");
		assertThat(this.installation.run("runs", "--check").exit()).isZero();
	}

	private ReceivedMail mail(String to) {
		return this.receivers.mail()
			.mails()
			.stream()
			.filter((mail) -> mail.recipient().equals(to))
			.findFirst()
			.orElseThrow();
	}

	/** Of the public URL, on this machine. */
	private static URI button(ConfigurableApplicationContext serving, ReceivedMail mail) {
		String text = mail.parsed().text();
		String path = text.substring(text.indexOf("https://regain.example") + "https://regain.example".length())
			.strip();
		return URI
			.create("http://127.0.0.1:%s%s".formatted(serving.getEnvironment().getProperty("local.server.port"), path));
	}

	private static HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
		return HttpClient.newHttpClient()
			.send(request.timeout(Patience.LONG).build(), HttpResponse.BodyHandlers.ofString());
	}

	private List<String> events(ConfigurableApplicationContext serving) {
		return serving.getBean(JdbcClient.class)
			.sql("SELECT type FROM regain_event ORDER BY type")
			.query(String.class)
			.list();
	}

	private void comesBack(ReceivedMail mail) throws MessagingException {
		String report = """
				From: MAILER-DAEMON@mx.example.net (Mail Delivery System)
				To: hello@lavka.example
				Subject: Undelivered Mail Returned to Sender
				MIME-Version: 1.0
				Content-Type: multipart/report; report-type=delivery-status; boundary="b1"
				Message-ID: <d1@mx.example.net>

				--b1
				Content-Type: text/plain

				This is the mail system at host mx.example.net.

				--b1
				Content-Type: message/delivery-status

				Reporting-MTA: dns; mx.example.net

				Final-Recipient: rfc822; %s
				Action: failed
				Status: 5.1.1
				Diagnostic-Code: smtp; 550 5.1.1 no such user

				--b1
				Content-Type: text/rfc822-headers

				From: Lavka <hello@lavka.example>
				To: %1$s
				Subject: A note
				Message-ID: %s

				--b1--
				""".formatted(mail.recipient(), mail.header("Message-ID").orElseThrow());
		this.returned.getUserManager()
			.getUser("bounces")
			.deliver(new MimeMessage(Session.getInstance(new Properties()),
					new ByteArrayInputStream(report.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8))));
	}

	private void write(String name, String text) throws IOException {
		Path file = this.home.resolve(name);
		Files.createDirectories(file.getParent());
		Files.writeString(file, text);
	}

}
