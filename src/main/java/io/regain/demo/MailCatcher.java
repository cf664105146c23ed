package io.regain.demo;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

import com.icegreen.greenmail.mail.MailAddress;
import com.icegreen.greenmail.mail.MovingMessage;
import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.user.UserManager;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.MessagingException;

/**
 * A mail server on a free port of the loopback interface that takes every mail for
 * anybody, keeps it in memory and passes none on. Whoever starts it closes it.
 */
public final class MailCatcher implements AutoCloseable {

	private static final String HOST = "127.0.0.1";

	private static final Duration START = Duration.ofMinutes(1);

	private final GreenMail server = new GreenMail(setup());

	private final Queue<ReceivedMail> mails = new ConcurrentLinkedQueue<>();

	private final Clock clock;

	/**
	 * With more time to start in than the 2 s that are usual: they can be few on a busy
	 * machine.
	 */
	private static ServerSetup setup() {
		ServerSetup setup = new ServerSetup(0, HOST, ServerSetup.PROTOCOL_SMTP);
		setup.setServerStartupTimeout(START.toMillis());
		return setup;
	}

	private MailCatcher(Clock clock) {
		this.clock = clock;
	}

	public static MailCatcher start(Clock clock) {
		MailCatcher catcher = new MailCatcher(clock);
		UserManager users = catcher.server.getUserManager();
		users.setMessageDeliveryHandler(catcher::keep);
		catcher.server.start();
		return catcher;
	}

	public String host() {
		return HOST;
	}

	public int port() {
		return this.server.getSmtp().getPort();
	}

	/** What came in until now, one for each recipient, in the order of arrival. */
	public List<ReceivedMail> mails() {
		return List.copyOf(this.mails);
	}

	/** Forgets what came in. */
	public void clear() {
		this.mails.clear();
	}

	@Override
	public void close() {
		this.server.stop();
	}

	/** GreenMail's own way is an account with a mailbox for each recipient. */
	private GreenMailUser keep(MovingMessage message, MailAddress recipient) throws MessagingException {
		ByteArrayOutputStream raw = new ByteArrayOutputStream();
		try {
			message.getMessage().writeTo(raw);
		}
		catch (IOException ex) {
			throw new MessagingException("the mail could not be kept", ex);
		}
		this.mails.add(new ReceivedMail(recipient.getEmail(), this.clock.instant(), raw.toByteArray()));
		return NoMailbox.INSTANCE;
	}

}
