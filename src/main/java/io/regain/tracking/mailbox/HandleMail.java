package io.regain.tracking.mailbox;

import java.util.HexFormat;
import java.util.Optional;

import io.regain.delivery.MessageRef;
import io.regain.message.Sha256;
import io.regain.tracking.bounce.Returned;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.transaction.TransactionException;
import org.springframework.stereotype.Component;

/** One mail's way: read, attributed, recorded, and handed on if a person wrote it. */
@Component
class HandleMail {

	private static final Logger logger = LoggerFactory.getLogger(HandleMail.class);

	private final Reads reads;

	private final Attribution attribution;

	private final RecordReturned recordReturned;

	private final HandOn handOn;

	HandleMail(Reads reads, Attribution attribution, RecordReturned recordReturned, HandOn handOn) {
		this.reads = reads;
		this.attribution = attribution;
		this.recordReturned = recordReturned;
		this.handOn = handOn;
	}

	/**
	 * What a mail came to; when it returns, all of that is committed. One that cannot be
	 * recorded holds up no other: it is for a person to look at.
	 * @throws RuntimeException if the ledger is away
	 */
	Kind handle(byte[] raw) {
		String key = HexFormat.of().formatHex(Sha256.of(raw));
		try {
			return read(raw, key).map((returned) -> handle(returned, key, raw)).orElse(Kind.PUZZLING);
		}
		catch (DataAccessException | TransactionException ex) {
			if (!(ex instanceof DataIntegrityViolationException)) {
				throw ex;
			}
			logger.warn("A mail in the bounce mailbox cannot be recorded, and is put aside: {}", key);
			return Kind.PUZZLING;
		}
		catch (RuntimeException ex) {
			logger.warn("A mail in the bounce mailbox cannot be handled, and is put aside: {} ({})", key,
					ex.getClass().getName());
			return Kind.PUZZLING;
		}
	}

	/** Whatever strangers write must not keep us from the mails behind it. */
	private Optional<Returned> read(byte[] raw, String key) {
		try {
			return Optional.of(this.reads.read(raw));
		}
		catch (RuntimeException | StackOverflowError ex) {
			logger.warn("A mail in the bounce mailbox cannot be read, and is put aside: {} ({})", key,
					ex.getClass().getName());
			return Optional.empty();
		}
	}

	private Kind handle(Returned returned, String key, byte[] raw) {
		Optional<MessageRef> message = this.attribution.signed(returned.original())
			.or(() -> this.attribution.named(returned.original())
				.filter((named) -> this.recordReturned.names(named, returned)));
		if (isPuzzling(returned)) {
			return Kind.PUZZLING;
		}
		if (message.isEmpty()) {
			return (returned instanceof Returned.Replied) ? Kind.STRAY : Kind.NOT_OURS;
		}
		Kind kind = this.recordReturned.record(message.get(), returned, key);
		if (!(returned instanceof Returned.Replied replied)) {
			return kind;
		}
		return switch (this.handOn.finish(message.get(), replied, key, raw)) {
			case DONE -> kind;
			case LATER -> Kind.LEFT;
			case GIVEN_UP -> Kind.STRAY;
		};
	}

	private static boolean isPuzzling(Returned returned) {
		return returned instanceof Returned.Puzzling
				|| returned instanceof Returned.Failed failed && failed.failures().isEmpty();
	}

}
