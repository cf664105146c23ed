package io.regain.demo;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.regain.demo.gateway.Behaviour;
import io.regain.demo.gateway.FcmStandIn;
import io.regain.demo.gateway.StatusCallback;
import io.regain.demo.gateway.TwilioStandIn;
import io.regain.demo.outbox.Sent;
import io.regain.demo.outbox.SentMail;
import io.regain.demo.outbox.SentPush;
import io.regain.demo.outbox.SentSms;

import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The demo's world outside: a mail server and the stand-ins of the providers, some of
 * whose customers have changed their number or removed the app.
 */
class Receivers implements AutoCloseable {

	private final MailCatcher mails;

	private final TwilioStandIn twilio;

	private final FcmStandIn fcm;

	private final Path credentials;

	private final int port;

	private Receivers(MailCatcher mails, TwilioStandIn twilio, FcmStandIn fcm, Path credentials, int port) {
		this.mails = mails;
		this.twilio = twilio;
		this.fcm = fcm;
		this.credentials = credentials;
		this.port = port;
	}

	static Receivers start(Path folder) throws IOException {
		Files.createDirectories(folder);
		TwilioStandIn twilio = TwilioStandIn.start();
		twilio.behave((number) -> number.endsWith("7"), Behaviour.undelivered("30005"));
		twilio.behave((number) -> number.endsWith("40"), Behaviour.refuse("21610"));
		FcmStandIn fcm = FcmStandIn.start();
		fcm.behave((token) -> token.endsWith("a"), Behaviour.refuse("UNREGISTERED"));
		return new Receivers(MailCatcher.start(Clock.systemUTC()), twilio, fcm,
				fcm.writeCredentials(folder.resolve("fcm-credentials.json")), freePort());
	}

	/**
	 * Links and callbacks name the port, so it has to be known before we listen on it.
	 */
	private static int freePort() throws IOException {
		try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
			return socket.getLocalPort();
		}
	}

	/** Where Regain answers. */
	URI regain() {
		return URI.create("http://127.0.0.1:" + this.port);
	}

	/** What points Regain at them. */
	Map<String, Object> settings() {
		Map<String, Object> settings = new HashMap<>();
		settings.put("server.address", "127.0.0.1");
		settings.put("server.port", this.port);
		settings.put("regain.public-url", regain());
		settings.put("regain.topics.offers.en", "Offers and discounts");
		settings.put("regain.topics.offers.ru", "Предложения и скидки");
		settings.put("spring.mail.host", this.mails.host());
		settings.put("spring.mail.port", this.mails.port());
		settings.put("regain.sms.twilio.account-sid", this.twilio.accountSid());
		settings.put("regain.sms.twilio.auth-token", this.twilio.authToken());
		settings.put("regain.sms.twilio.from", "+15005550006");
		settings.put("regain.sms.twilio.base-url", this.twilio.url());
		settings.put("regain.push.fcm.credentials", this.credentials.toAbsolutePath());
		settings.put("regain.push.fcm.base-url", this.fcm.url());
		return settings;
	}

	void awaitCallbacks(Duration time) {
		this.twilio.awaitCallbacks(time);
	}

	/** Everything that they took. */
	List<Sent> sent(ApplicationContext context) {
		List<Sent> sent = new ArrayList<>();
		this.mails.mails().forEach((mail) -> sent.add(SentMail.of(mail)));
		Map<String, String> runs = runsOfTexts(context.getBean(JdbcClient.class));
		Set<String> delivered = new HashSet<>();
		this.twilio.callbacks()
			.stream()
			.filter((callback) -> callback.status().equals("delivered"))
			.map(StatusCallback::sid)
			.forEach(delivered::add);
		this.twilio.messages()
			.forEach((sms) -> sent.add(new SentSms(sms.to(), sms.from(), sms.body(), sms.at(),
					delivered.contains(sms.id()), runs.getOrDefault(sms.id(), ""))));
		this.fcm.messages()
			.forEach((push) -> sent.add(new SentPush(push.to(), push.title(), push.body(), push.at(),
					push.data().getOrDefault("run", ""))));
		return sent;
	}

	/** A text message does not say which run it belongs to; the ledger knows. */
	private static Map<String, String> runsOfTexts(JdbcClient ledger) {
		Map<String, String> runs = new HashMap<>();
		ledger.sql("""
				SELECT m.provider_id, CONCAT(r.campaign, '@', r.run_key) AS run FROM regain_message m
				JOIN regain_run r ON r.id = m.run_id WHERE m.channel = 'sms' AND m.provider_id IS NOT NULL
				""").query((row) -> {
			runs.put(row.getString("provider_id"), row.getString("run"));
		});
		return runs;
	}

	@Override
	public void close() {
		this.mails.close();
		this.twilio.close();
		this.fcm.close();
	}

}
