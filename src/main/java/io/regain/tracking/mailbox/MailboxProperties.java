package io.regain.tracking.mailbox;

import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * The mailbox of what comes back: {@code regain.mailbox.*}.
 *
 * @param host of its IMAP server; empty: there is none
 * @param port 0: the usual one
 * @param tls {@code implicit} from the first byte on, {@code starttls}, or {@code none}
 * @param folder what is read
 * @param done where mails go that were recorded, and those that are not ours
 * @param puzzling where those go that a person should look at
 * @param poll how often {@code serve} looks
 * @param largest of larger mails only the headers are read
 */
@ConfigurationProperties("regain.mailbox")
record MailboxProperties(@DefaultValue("") String host, @DefaultValue("0") int port, @DefaultValue("implicit") Tls tls,
		@DefaultValue("") String username, @DefaultValue("") String password, @DefaultValue("INBOX") String folder,
		@DefaultValue("Regain/Done") String done, @DefaultValue("Regain/Puzzling") String puzzling,
		@DefaultValue("1m") Duration poll, @DefaultValue("10MB") DataSize largest) {

	MailboxProperties {
		demand(host.isBlank() == username.isBlank() && username.isEmpty() == password.isEmpty(),
				"regain.mailbox.host, .username and .password must all be set, or none of them");
		demand(port >= 0 && port <= 65535, "regain.mailbox.port is %d; it must be 1 to 65535".formatted(port));
		demand(!folder.isBlank() && !done.isBlank() && !puzzling.isBlank(),
				"regain.mailbox.folder, .done and .puzzling must not be empty");
		demand(Stream.of(folder, done, puzzling).distinct().count() == 3,
				"regain.mailbox.folder, .done and .puzzling must be three folders: what was read would be read again");
		demand(poll.toMillis() >= 1000, "regain.mailbox.poll is %s; it must be 1s or longer".formatted(poll));
		demand(largest.toBytes() >= 1024 && largest.toMegabytes() <= 100,
				"regain.mailbox.largest is %s; it must be 1KB to 100MB".formatted(largest));
	}

	boolean isSet() {
		return !this.host.isBlank();
	}

	/** Where it is, for people. */
	String where() {
		return this.host + Optional.of(this.port).filter((given) -> given > 0).map((given) -> ":" + given).orElse("");
	}

	private static void demand(boolean holds, String otherwise) {
		if (!holds) {
			throw new IllegalArgumentException(otherwise);
		}
	}

	/** Without the password. */
	@Override
	public String toString() {
		return "MailboxProperties[host=%s, port=%d, folder=%s]".formatted(this.host, this.port, this.folder);
	}

	enum Tls {

		IMPLICIT, STARTTLS, NONE

	}

}
