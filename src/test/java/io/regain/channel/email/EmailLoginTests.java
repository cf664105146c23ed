package io.regain.channel.email;

import java.time.Clock;
import java.time.Duration;
import java.util.Properties;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.regain.channel.ClosedPort;
import io.regain.channel.Outcome;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.mail.javamail.JavaMailSenderImpl;

import static org.assertj.core.api.Assertions.assertThat;

class EmailLoginTests {

	private final GreenMail mail = new GreenMail(new ServerSetup[] { EmailFixtures.onAnyPort(ServerSetup.SMTP),
			EmailFixtures.onAnyPort(ServerSetup.SMTPS) });

	private final JavaMailSenderImpl settings = new JavaMailSenderImpl();

	@BeforeEach
	void start() {
		this.mail.start();
		this.mail.setUser("ivan.petrov@mail.example", "ivan", "secret");
		this.mail.setUser("hello@lavka.example", "lavka", "right");
		this.settings.setHost("localhost");
		this.settings.setPort(this.mail.getSmtp().getPort());
	}

	@AfterEach
	void stop() {
		this.mail.stop();
	}

	@Test
	void theRightPasswordIsAccepted() {
		this.settings.setUsername("lavka");
		this.settings.setPassword("right");
		assertThat(send()).isInstanceOf(Outcome.Accepted.class);
	}

	@Test
	void aLoginWithoutAPasswordIsOurFault() {
		this.settings.getJavaMailProperties().put("mail.smtp.auth", "true");
		assertThat(send()).isInstanceOfSatisfying(Outcome.Refused.class,
				(refused) -> assertThat(refused.cause()).isEqualTo(Outcome.Cause.CONFIGURATION));
	}

	@Test
	void theWrongPasswordIsOurFault() {
		this.settings.setUsername("lavka");
		this.settings.setPassword("wrong");
		assertThat(send()).isInstanceOfSatisfying(Outcome.Refused.class, (refused) -> {
			assertThat(refused.cause()).isEqualTo(Outcome.Cause.CONFIGURATION);
			assertThat(refused.code()).isEqualTo("5.7.8");
			assertThat(refused.detail()).doesNotContain("wrong");
		});
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = { "454 4.7.0 Temporary authentication failure | 4.7.0", "<hang up> | no-answer",
			"<silence> | no-answer" })
	void aLoginThatFailsForNowIsDeferred(String answer, String code) {
		try (ScriptedRelay relay = new ScriptedRelay()) {
			relay.answer("EHLO", "250-relay.example\r\n250 AUTH PLAIN");
			relay.answer("AUTH", answer);
			if (answer.equals(ScriptedRelay.SILENCE)) {
				this.settings.getJavaMailProperties().putAll(EmailFixtures.IMPATIENT);
			}
			this.settings.setPort(relay.port());
			this.settings.setUsername("lavka");
			this.settings.setPassword("right");
			assertThat(send()).isInstanceOfSatisfying(Outcome.Deferred.class,
					(deferred) -> assertThat(deferred.code()).isEqualTo(code));
		}
	}

	@Test
	void aRelayThatIsNotThereIsNamed() {
		this.settings.setPort(ClosedPort.find());
		assertThat(send()).isInstanceOfSatisfying(Outcome.Deferred.class, (deferred) -> assertThat(deferred.detail())
			.startsWith(this.settings.getHost() + ":" + this.settings.getPort() + ": ConnectException"));
	}

	@Test
	void aRelayWithoutACommonWayToLogInIsOurFault() {
		try (ScriptedRelay relay = new ScriptedRelay()) {
			relay.answer("EHLO", "250-relay.example\r\n250 AUTH GSSAPI");
			this.settings.setPort(relay.port());
			this.settings.setUsername("lavka");
			this.settings.setPassword("right");
			assertThat(send()).isInstanceOfSatisfying(Outcome.Refused.class,
					(refused) -> assertThat(refused.cause()).isEqualTo(Outcome.Cause.CONFIGURATION));
		}
	}

	@Test
	void aRelayThatLacksTheRequiredStartTlsIsOurFault() {
		this.settings.getJavaMailProperties().put("mail.smtp.starttls.required", "true");
		try (ScriptedRelay relay = new ScriptedRelay()) {
			this.settings.setPort(relay.port());
			assertThat(send()).isEqualTo(new Outcome.Refused(Outcome.Cause.CONFIGURATION, "login",
					"STARTTLS is required but host does not support STARTTLS"));
			assertThat(relay.count("MAIL")).isZero();
		}
	}

	@ParameterizedTest
	@ValueSource(booleans = { false, true })
	void mailGoesOverTls(boolean startTls) {
		// What is encrypted from the beginning need not begin to be
		this.settings.getJavaMailProperties().put("mail.smtps.starttls.required", String.valueOf(startTls));
		this.settings.setProtocol("smtps");
		this.settings.setPort(this.mail.getSmtps().getPort());
		this.settings.getJavaMailProperties().put("mail.smtps.ssl.trust", "*");
		this.settings.getJavaMailProperties().put("mail.smtps.ssl.checkserveridentity", "false");
		assertThat(send()).isInstanceOf(Outcome.Accepted.class);
	}

	@Test
	void aCertificateNobodyTrustsIsDeferred() {
		this.settings.setPort(this.mail.getSmtps().getPort());
		this.settings.getJavaMailProperties().put("mail.smtp.ssl.enable", "true");
		assertThat(send()).isInstanceOf(Outcome.Deferred.class);
		assertThat(this.mail.getReceivedMessages()).isEmpty();
	}

	private Outcome send() {
		Properties properties = this.settings.getJavaMailProperties();
		properties.putIfAbsent("mail.smtp.timeout", "60000");
		EmailSender sender = EmailFixtures.sender(this.settings, Clock.systemUTC(),
				new EmailProperties(500, Duration.ofSeconds(30), true));
		try {
			return sender.send(EmailFixtures.message("login-1"));
		}
		finally {
			sender.close();
		}
	}

}
