package io.regain.channel.email;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.regain.message.Rate;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.mail.javamail.JavaMailSenderImpl;

/**
 * One of several relays. The first seven are what they are in {@code spring.mail.*}.
 *
 * @param port 0: the protocol's own
 * @param properties Jakarta Mail's, as in {@code mail.smtp.starttls.required}
 * @param weight its share of what is sent, beside the others' weights
 * @param connections how many connections to it there are at most; 0: no limit
 * @param messagesPerConnection if not as in {@link EmailProperties}
 * @param idleTimeout if not as in {@link EmailProperties}
 * @param dsn if not as in {@link EmailProperties}
 * @param rate how many letters it takes at most, as in {@code 200/s}; empty: no limit
 */
record RelayProperties(@DefaultValue("") String host, @DefaultValue("0") int port, @DefaultValue("") String username,
		@DefaultValue("") String password, @DefaultValue("smtp") String protocol, @DefaultValue Ssl ssl,
		@DefaultValue Map<String, String> properties, @DefaultValue("1") int weight, @DefaultValue("0") int connections,
		@Nullable Integer messagesPerConnection, @Nullable Duration idleTimeout, @Nullable Boolean dsn,
		@DefaultValue("") String rate) {

	RelayProperties {
		properties = Map.copyOf(properties);
	}

	/**
	 * @param prefix what the properties' names begin with
	 * @return what is wrong, by property
	 */
	List<String> problems(String prefix) {
		List<String> problems = new ArrayList<>();
		demand(!this.host.isBlank(), prefix + "host must be the relay's host", problems);
		demand(this.port >= 0 && this.port <= 65535, prefix + "port is %d; it must be 1 to 65535".formatted(this.port),
				problems);
		demand(this.username.isBlank() == this.password.isBlank(),
				prefix + "username and password must both be set, or neither", problems);
		demand(List.of("smtp", "smtps").contains(this.protocol),
				prefix + "protocol is '%s'; it must be smtp or smtps".formatted(this.protocol), problems);
		demand(this.weight >= 1 && this.weight <= 1000,
				prefix + "weight is %d; it must be 1 to 1000".formatted(this.weight), problems);
		demand(this.connections >= 0,
				prefix + "connections is %d; it must be 1 or more, or 0 for no limit".formatted(this.connections),
				problems);
		demand(this.messagesPerConnection == null || this.messagesPerConnection >= 1,
				prefix + "messages-per-connection is %s; it must be 1 or more".formatted(this.messagesPerConnection),
				problems);
		demand(this.idleTimeout == null || this.idleTimeout.toMillis() >= 1,
				prefix + "idle-timeout is %s; it must be longer than nothing, as in 30s".formatted(this.idleTimeout),
				problems);
		try {
			Rate.setting(prefix + "rate", this.rate);
		}
		catch (IllegalArgumentException ex) {
			problems.add(String.valueOf(ex.getMessage()));
		}
		return problems;
	}

	private static void demand(boolean holds, String problem, List<String> problems) {
		if (!holds) {
			problems.add(problem);
		}
	}

	/** As Spring Boot makes it of {@code spring.mail.*}. */
	JavaMailSenderImpl mail() {
		JavaMailSenderImpl mail = new JavaMailSenderImpl();
		mail.setHost(this.host);
		if (this.port > 0) {
			mail.setPort(this.port);
		}
		if (!this.username.isBlank()) {
			mail.setUsername(this.username);
			mail.setPassword(this.password);
		}
		mail.setProtocol(this.protocol);
		mail.getJavaMailProperties().putAll(this.properties);
		if (this.ssl.enabled()) {
			mail.getJavaMailProperties().put("mail.%s.ssl.enable".formatted(this.protocol), "true");
		}
		return mail;
	}

	EmailProperties keeping(EmailProperties otherwise) {
		return new EmailProperties(
				Optional.ofNullable(this.messagesPerConnection).orElse(otherwise.messagesPerConnection()),
				Optional.ofNullable(this.idleTimeout).orElse(otherwise.idleTimeout()),
				Optional.ofNullable(this.dsn).orElse(otherwise.dsn()));
	}

	Limits limits() {
		return new Limits(this.weight, this.connections, Rate.setting("rate", this.rate));
	}

	/** Without secrets. */
	@Override
	public String toString() {
		return "RelayProperties[host=%s, port=%d, weight=%d]".formatted(this.host, this.port, this.weight);
	}

	/**
	 * TLS from the first byte on.
	 */
	record Ssl(@DefaultValue("false") boolean enabled) {
	}

}
