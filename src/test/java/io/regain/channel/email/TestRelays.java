package io.regain.channel.email;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import io.regain.channel.Sender;
import io.regain.message.Rate;

import org.springframework.mail.javamail.JavaMailSenderImpl;

/** Makes a sender that has several relays. */
public final class TestRelays {

	private final List<Route> routes = new ArrayList<>();

	private final Clock clock;

	public TestRelays(Clock clock) {
		this.clock = clock;
	}

	public TestRelays with(ScriptedRelay relay) {
		return with(relay.port(), Limits.NONE);
	}

	TestRelays with(ScriptedRelay relay, int weight) {
		return with(relay.port(), new Limits(weight, 0, Optional.empty()));
	}

	TestRelays with(ScriptedRelay relay, int connections, String rate) {
		return with(relay.port(), new Limits(1, connections, Optional.of(Rate.of(rate))));
	}

	TestRelays with(int port, Limits limits) {
		JavaMailSenderImpl settings = new JavaMailSenderImpl();
		settings.setHost("127.0.0.1");
		settings.setPort(port);
		settings.getJavaMailProperties().put("mail.smtp.timeout", "5000");
		this.routes.add(EmailConfiguration.route("relay-" + this.routes.size(), settings,
				new EmailProperties(500, Duration.ofSeconds(30)), limits, this.clock, EmailConfiguration.timer()));
		return this;
	}

	public Sender sender() {
		return EmailConfiguration.sender(this.routes, this.clock);
	}

}
