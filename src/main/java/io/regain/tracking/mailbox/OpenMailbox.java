package io.regain.tracking.mailbox;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.FetchProfile;
import jakarta.mail.Flags;
import jakarta.mail.Folder;
import jakarta.mail.FolderNotFoundException;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.search.FlagTerm;
import org.eclipse.angus.mail.imap.IMAPFolder;
import org.eclipse.angus.mail.imap.IMAPMessage;
import org.eclipse.angus.mail.imap.IMAPStore;

/** One connection to the mailbox. Nothing in it is changed but by {@link #move}. */
final class OpenMailbox implements AutoCloseable {

	private final IMAPStore store;

	private final IMAPFolder folder;

	private final boolean moves;

	private OpenMailbox(IMAPStore store, IMAPFolder folder, boolean moves) {
		this.store = store;
		this.folder = folder;
		this.moves = moves;
	}

	/**
	 * @throws MailboxException if it cannot be reached, or does not let us in
	 */
	static OpenMailbox open(MailboxProperties properties) {
		IMAPStore store = ImapSession.store(properties);
		try {
			store.connect(properties.host(), (properties.port() > 0) ? properties.port() : -1, properties.username(),
					properties.password());
			IMAPFolder folder = (IMAPFolder) folder(store, properties.folder());
			folder.open(Folder.READ_WRITE);
			return new OpenMailbox(store, folder, store.hasCapability("MOVE"));
		}
		catch (MessagingException | RuntimeException ex) {
			closeQuietly(store);
			throw new MailboxException(whyNot(ex, properties), ex);
		}
	}

	/** Without MOVE (RFC 6851), as some servers are. */
	OpenMailbox withoutMove() {
		return new OpenMailbox(this.store, this.folder, false);
	}

	/** What is to be read, the oldest first. */
	List<Message> waiting() throws MessagingException {
		Message[] waiting = this.folder.search(new FlagTerm(new Flags(Flags.Flag.DELETED), false));
		FetchProfile sizes = new FetchProfile();
		sizes.add(FetchProfile.Item.SIZE);
		this.folder.fetch(waiting, sizes);
		return Arrays.asList(waiting);
	}

	/**
	 * A mail as it came; of a large one, only the headers. It is not marked as read.
	 */
	byte[] raw(Message message, long largest) throws MessagingException, IOException {
		IMAPMessage mail = (IMAPMessage) message;
		mail.setPeek(true);
		if (mail.getSizeLong() <= largest) {
			try (InputStream content = mail.getMimeStream()) {
				byte[] raw = content.readNBytes((int) largest + 1);
				if (raw.length <= largest) {
					return raw;
				}
			}
		}
		ByteArrayOutputStream headers = new ByteArrayOutputStream();
		for (String line : Collections.list(mail.getAllHeaderLines())) {
			headers.writeBytes((line + "\r\n").getBytes(StandardCharsets.UTF_8));
		}
		headers.writeBytes("\r\n".getBytes(StandardCharsets.US_ASCII));
		return headers.toByteArray();
	}

	/**
	 * Puts mails away, into a folder that is made if it is not there. What another reader
	 * has put away meanwhile stays where that one put it.
	 */
	void move(List<Message> mails, String target) throws MessagingException {
		Message[] there = mails.stream().filter((mail) -> !mail.isExpunged()).toArray(Message[]::new);
		if (there.length == 0) {
			return;
		}
		Folder to = folder(this.store, target);
		if (!to.exists() && !to.create(Folder.HOLDS_MESSAGES) && !to.exists()) {
			throw new FolderNotFoundException(to, "it cannot be made");
		}
		if (this.moves) {
			this.folder.moveMessages(there, to);
			return;
		}
		this.folder.copyMessages(there, to);
		this.folder.setFlags(there, new Flags(Flags.Flag.DELETED), true);
		// Without UIDPLUS (RFC 4315) others' deleted mails would go, too: ours stay,
		// marked
		if (this.store.hasCapability("UIDPLUS")) {
			this.folder.expunge(there);
		}
	}

	@Override
	public void close() {
		closeQuietly(this.store);
	}

	/** Folders are named with a slash between, whatever the server has there. */
	private static Folder folder(IMAPStore store, String name) throws MessagingException {
		char separator = store.getDefaultFolder().getSeparator();
		return store.getFolder(name.replace('/', separator));
	}

	private static String whyNot(Exception failure, MailboxProperties properties) {
		if (failure instanceof AuthenticationFailedException) {
			return "The mailbox at %s refused the login: look at regain.mailbox.username and regain.mailbox.password"
				.formatted(properties.where());
		}
		if (failure instanceof FolderNotFoundException) {
			return "The mailbox at %s has no folder '%s': look at regain.mailbox.folder".formatted(properties.where(),
					properties.folder());
		}
		return "The mailbox at %s cannot be reached: look at regain.mailbox.host, .port and .tls (%s)"
			.formatted(properties.where(), failure.getClass().getSimpleName());
	}

	private static void closeQuietly(IMAPStore store) {
		try {
			store.close();
		}
		catch (MessagingException ex) {
			// It is no longer needed
		}
	}

}
