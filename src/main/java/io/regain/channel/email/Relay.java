package io.regain.channel.email;

import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.ScheduledExecutorService;
import java.util.stream.Stream;

import jakarta.mail.Session;
import jakarta.mail.URLName;
import org.eclipse.angus.mail.util.PropUtil;
import org.jspecify.annotations.Nullable;

import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.util.StringUtils;

/** One relay: where it is, and how to log in. */
final class Relay {

	private static final String CONNECT_TIMEOUT = "10000";

	/**
	 * Relays may ask content filters before they answer; Postfix gives those 100 seconds.
	 * To give up earlier would put accepted messages in doubt.
	 */
	private static final String READ_TIMEOUT = "120000";

	private static final String WRITE_TIMEOUT = "60000";

	private final Session session;

	private final URLName url;

	private final @Nullable String password;

	private final boolean encrypted;

	/**
	 * @param timer what watches over writes; Jakarta Mail would make a thread for each
	 * connection
	 */
	Relay(JavaMailSenderImpl mail, ScheduledExecutorService timer) {
		String protocol = Optional.ofNullable(mail.getProtocol()).orElse(JavaMailSenderImpl.DEFAULT_PROTOCOL);
		Properties properties = new Properties();
		properties.putAll(mail.getJavaMailProperties());
		String prefix = "mail." + protocol + ".";
		properties.putIfAbsent(prefix + "connectiontimeout", CONNECT_TIMEOUT);
		properties.putIfAbsent(prefix + "timeout", READ_TIMEOUT);
		properties.putIfAbsent(prefix + "writetimeout", WRITE_TIMEOUT);
		properties.putIfAbsent(prefix + "executor.writetimeout", timer);
		// A relay that does not answer any more will not answer QUIT either
		properties.putIfAbsent(prefix + "quitwait", "false");
		if (Stream.of("socketFactory", "socketFactory.class", "socks.host")
			.noneMatch((name) -> properties.containsKey(prefix + name))) {
			properties.put(prefix + "socketFactory", new PromptSockets());
			properties.put(prefix + "socketFactory.fallback", "false");
		}
		this.session = Session.getInstance(properties);
		String username = StringUtils.hasText(mail.getUsername()) ? mail.getUsername() : null;
		this.encrypted = protocol.equals("smtps")
				|| PropUtil.getBooleanProperty(properties, prefix + "ssl.enable", false);
		int port = PropUtil.getIntProperty(properties, prefix + "port", this.encrypted ? 465 : 25);
		this.password = (username != null) ? mail.getPassword() : null;
		this.url = new URLName(protocol, mail.getHost(), (mail.getPort() > 0) ? mail.getPort() : port, null, username,
				null);
		if (returnPath().filter((address) -> address.chars().anyMatch(Character::isISOControl)).isPresent()) {
			throw new IllegalArgumentException(prefix + "from has a line break or another control character");
		}
	}

	/** A connection that is yet to be opened. */
	SmtpConnection connection() {
		return new SmtpConnection(new SmtpAccess(this.session, this.url, this.password, this.encrypted));
	}

	/**
	 * The address bounces go to, if it is not the From header's; empty text for nowhere.
	 */
	Optional<String> returnPath() {
		return Optional.ofNullable(this.session.getProperty("mail." + this.url.getProtocol() + ".from"))
			.map((address) -> address.replaceAll("^<|>$", ""));
	}

	boolean allowsUtf8() {
		return Boolean.parseBoolean(this.session.getProperty("mail.mime.allowutf8"));
	}

}
