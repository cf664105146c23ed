package io.regain.tracking.mailbox;

import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;

import jakarta.mail.Message;
import jakarta.mail.MessageRemovedException;
import jakarta.mail.MessagingException;

import org.springframework.stereotype.Service;

/**
 * Reads what came back. A mail is put away only after all that follows from it has been
 * committed; read again, since the process died in between or another reads too, it
 * changes nothing.
 */
@Service
public class BounceMailbox {

	/** Put away together; so many are read again at most. */
	private static final int TOGETHER = 50;

	private final MailboxProperties properties;

	private final HandleMail handleMail;

	BounceMailbox(MailboxProperties properties, HandleMail handleMail) {
		this.properties = properties;
		this.handleMail = handleMail;
	}

	/** Whether there is one to read. */
	public boolean isSet() {
		return this.properties.isSet();
	}

	/**
	 * Reads all that is in it now.
	 * @param goOn asked before each mail
	 * @throws MailboxException if it cannot be read; what was put away until then is
	 * recorded
	 */
	public BouncesRead read(BooleanSupplier goOn) {
		Map<Kind, Integer> counts = new EnumMap<>(Kind.class);
		try (OpenMailbox mailbox = OpenMailbox.open(this.properties)) {
			List<Message> waiting = mailbox.waiting();
			for (int from = 0; from < waiting.size() && goOn.getAsBoolean(); from += TOGETHER) {
				read(mailbox, waiting.subList(from, Math.min(waiting.size(), from + TOGETHER)), goOn, counts);
			}
			return BouncesRead.of(counts);
		}
		catch (MessagingException | IOException ex) {
			throw new MailboxException("The mailbox at %s stopped answering (%s); what is in it is read again"
				.formatted(this.properties.where(), ex.getClass().getSimpleName()), ex);
		}
	}

	/** What was recorded is put away even if the ledger goes away in between. */
	private void read(OpenMailbox mailbox, List<Message> mails, BooleanSupplier goOn, Map<Kind, Integer> counts)
			throws MessagingException, IOException {
		Map<Message, Kind> handled = new LinkedHashMap<>();
		try {
			for (Message mail : mails) {
				if (!goOn.getAsBoolean()) {
					return;
				}
				handle(mailbox, mail, handled);
			}
		}
		finally {
			putAway(mailbox, handled);
			handled.values().forEach((kind) -> counts.merge(kind, 1, Integer::sum));
		}
	}

	private void handle(OpenMailbox mailbox, Message mail, Map<Message, Kind> handled)
			throws MessagingException, IOException {
		try {
			byte[] raw = mailbox.raw(mail, this.properties.largest().toBytes());
			handled.put(mail, this.handleMail.handle(raw));
		}
		catch (MessageRemovedException ex) {
			// Another reader was faster
		}
	}

	private void putAway(OpenMailbox mailbox, Map<Message, Kind> handled) throws MessagingException {
		List<Message> done = new ArrayList<>();
		List<Message> puzzling = new ArrayList<>();
		handled.forEach((mail, kind) -> {
			if (kind != Kind.LEFT) {
				(kind.isPuzzling() ? puzzling : done).add(mail);
			}
		});
		mailbox.move(done, this.properties.done());
		mailbox.move(puzzling, this.properties.puzzling());
	}

}
