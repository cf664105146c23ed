package io.regain;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;

import io.regain.cli.Installation;
import io.regain.demo.MailCatcher;
import io.regain.demo.gateway.FcmStandIn;
import io.regain.demo.gateway.TwilioStandIn;

/** A relay, a Twilio and an FCM of a test's own. */
public final class TestReceivers implements AutoCloseable {

	private static final String FROM = "+15005550006";

	private final MailCatcher mail = MailCatcher.start(Clock.systemUTC());

	private final TwilioStandIn twilio = TwilioStandIn.start();

	private final FcmStandIn fcm = FcmStandIn.start();

	public MailCatcher mail() {
		return this.mail;
	}

	public TwilioStandIn twilio() {
		return this.twilio;
	}

	public FcmStandIn fcm() {
		return this.fcm;
	}

	/** Makes an installation send to them. */
	public void connect(Installation installation) throws IOException {
		Path credentials = this.fcm.writeCredentials(Files.createTempDirectory("fcm").resolve("key.json"));
		installation.with("spring.mail.host", this.mail.host())
			.with("spring.mail.port", this.mail.port())
			.with("regain.sms.twilio.account-sid", this.twilio.accountSid())
			.with("regain.sms.twilio.auth-token", this.twilio.authToken())
			.with("regain.sms.twilio.from", FROM)
			.with("regain.sms.twilio.base-url", this.twilio.url())
			.with("regain.push.fcm.credentials", credentials)
			.with("regain.push.fcm.base-url", this.fcm.url());
	}

	@Override
	public void close() {
		this.mail.close();
		this.twilio.close();
		this.fcm.close();
	}

}
