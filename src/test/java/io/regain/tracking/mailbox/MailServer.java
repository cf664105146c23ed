package io.regain.tracking.mailbox;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Date;
import java.util.List;
import java.util.Properties;

import com.icegreen.greenmail.store.FolderException;
import com.icegreen.greenmail.store.MailFolder;
import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.regain.Patience;
import io.regain.tracking.mailbox.MailboxProperties.Tls;
import jakarta.mail.Flags;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;

import org.springframework.util.unit.DataSize;

/** An IMAP server with the bounce mailbox. */
final class MailServer implements AutoCloseable {

	private static final String PASSWORD = "a password";

	private final GreenMail server;

	private final GreenMailUser user;

	MailServer() {
		ServerSetup setup = ServerSetup.IMAP.dynamicPort();
		setup.setServerStartupTimeout(Patience.LONG.toMillis());
		this.server = new GreenMail(setup);
		this.server.start();
		this.user = this.server.setUser("bounces@news.example.com", "bounces", PASSWORD);
	}

	MailboxProperties settings() {
		return settings(PASSWORD);
	}

	MailboxProperties settings(String password) {
		return settings(password, "INBOX", DataSize.ofMegabytes(10));
	}

	MailboxProperties settings(String folder, DataSize largest) {
		return settings(PASSWORD, folder, largest);
	}

	private MailboxProperties settings(String password, String folder, DataSize largest) {
		return new MailboxProperties("127.0.0.1", this.server.getImap().getPort(), Tls.NONE, "bounces", password,
				folder, "Regain/Done", "Regain/Puzzling", Duration.ofSeconds(1), largest);
	}

	int port() {
		return this.server.getImap().getPort();
	}

	/** A mail comes in. */
	void deliver(String mail) {
		try {
			folder("INBOX").appendMessage(
					new MimeMessage(Session.getInstance(new Properties()),
							new ByteArrayInputStream(mail.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8))),
					new Flags(), new Date());
		}
		catch (MessagingException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/** The subjects of what is in a folder. */
	List<String> subjects(String folder) {
		MailFolder found = folder(folder);
		return (found == null) ? List.of() : found.getNonDeletedMessages().stream().map((mail) -> {
			try {
				return mail.getMimeMessage().getSubject();
			}
			catch (MessagingException ex) {
				throw new IllegalStateException(ex);
			}
		}).toList();
	}

	List<String> inbox() {
		return subjects("INBOX");
	}

	List<String> done() {
		return subjects("Regain.Done");
	}

	List<String> puzzling() {
		return subjects("Regain.Puzzling");
	}

	boolean hasUnread() {
		return folder("INBOX").getUnseenCount() > 0;
	}

	private MailFolder folder(String name) {
		try {
			return name.equals("INBOX") ? this.server.getManagers().getImapHostManager().getInbox(this.user)
					: this.server.getManagers().getImapHostManager().getFolder(this.user, name);
		}
		catch (FolderException ex) {
			throw new IllegalStateException(ex);
		}
	}

	@Override
	public void close() {
		this.server.stop();
	}

}
