package io.regain.tracking.mailbox;

import java.util.Properties;

import io.regain.tracking.mailbox.MailboxProperties.Tls;
import jakarta.mail.NoSuchProviderException;
import jakarta.mail.Session;
import org.eclipse.angus.mail.imap.IMAPStore;

/** How Jakarta Mail is to speak to the mailbox. */
final class ImapSession {

	private static final String CONNECT_TIMEOUT = "10000";

	private static final String TIMEOUT = "60000";

	private ImapSession() {
	}

	static IMAPStore store(MailboxProperties mailbox) {
		String protocol = (mailbox.tls() == Tls.IMPLICIT) ? "imaps" : "imap";
		String prefix = "mail." + protocol + ".";
		Properties properties = new Properties();
		properties.put(prefix + "connectiontimeout", CONNECT_TIMEOUT);
		properties.put(prefix + "timeout", TIMEOUT);
		properties.put(prefix + "writetimeout", TIMEOUT);
		properties.put(prefix + "ssl.checkserveridentity", "true");
		properties.put(prefix + "starttls.enable", String.valueOf(mailbox.tls() == Tls.STARTTLS));
		properties.put(prefix + "starttls.required", String.valueOf(mailbox.tls() == Tls.STARTTLS));
		// Large mails in a few pieces instead of hundreds
		properties.put(prefix + "fetchsize", "1048576");
		try {
			return (IMAPStore) Session.getInstance(properties).getStore(protocol);
		}
		catch (NoSuchProviderException ex) {
			throw new IllegalStateException("Jakarta Mail is without IMAP", ex);
		}
	}

}
