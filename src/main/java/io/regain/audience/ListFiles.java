package io.regain.audience;

import java.nio.file.Path;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import io.regain.message.Address;
import io.regain.message.Channel;
import io.regain.message.Secret;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;

/**
 * Takes in what other tools export: who must not be written to, and who said what. A file
 * that is read twice changes nothing the second time.
 */
@Service
public class ListFiles {

	private static final int HASH_BYTES = 32;

	private static final int MOST_NAME = 64;

	private static final int MOST_NOTE = 200;

	private final Suppressions suppressions;

	private final Consents consents;

	private final ObjectProvider<Secret> secret;

	private final Clock clock;

	ListFiles(Suppressions suppressions, Consents consents, ObjectProvider<Secret> secret, Clock clock) {
		this.suppressions = suppressions;
		this.consents = consents;
		this.secret = secret;
		this.clock = clock;
	}

	/**
	 * Suppresses the addresses of a file with the columns {@code address} (or
	 * {@code channel} and {@code hash}, as it is exported), and perhaps {@code reason},
	 * {@code note} and {@code until}.
	 * @param reason where a row gives none
	 * @return how many rows it had
	 * @throws CsvException if the file is not like that
	 */
	public long suppress(Path file, Suppression reason, String source) {
		return new CsvFile(file).read((row) -> suppressed(row, reason, source),
				(rows) -> this.suppressions.add(rows.stream().flatMap(List::stream).toList()));
	}

	/** Of an address, by each secret. */
	private List<Suppressed> suppressed(Map<String, String> row, Suppression reason, String source) {
		Optional<Address> address = cell(row, "address").map(Address::parse);
		Channel channel = address.map(Address::channel)
			.orElseGet(() -> channel(required(row, row.containsKey("hash") ? "channel" : "address")));
		List<byte[]> hashes = address.map(this.secret.getObject()::hashes)
			.orElseGet(() -> List.of(hash(required(row, "hash"))));
		Suppression why = cell(row, "reason").map(ListFiles::reason).orElse(reason);
		String note = cell(row, "note").map((text) -> atMost(MOST_NOTE, "note", text)).orElse("");
		Optional<Instant> until = cell(row, "until").map(ListFiles::moment);
		return hashes.stream()
			.map((hash) -> new Suppressed(channel, hash, why, source, note, this.clock.instant(), until))
			.toList();
	}

	/**
	 * Appends the words of a file with the columns {@code customer_id}, {@code allowed}
	 * and {@code at}, and perhaps {@code channel}, {@code topic} and {@code source}.
	 * @return how many rows it had
	 * @throws CsvException if the file is not like that
	 */
	public long consents(Path file, String source) {
		return new CsvFile(file).read((row) -> word(row, source), this.consents::append);
	}

	private static ConsentWord word(Map<String, String> row, String source) {
		return new ConsentWord(atMost(MOST_NAME, "customer_id", required(row, "customer_id")),
				cell(row, "channel").map(ListFiles::channel),
				cell(row, "topic").map((text) -> atMost(MOST_NAME, "topic", text)), allowed(required(row, "allowed")),
				Optional.empty(), cell(row, "source").map((text) -> atMost(MOST_NAME, "source", text)).orElse(source),
				moment(required(row, "at")));
	}

	private static String atMost(int characters, String column, String text) {
		if (text.length() > characters) {
			throw new IllegalArgumentException(
					"the %s has %d characters; allowed are %d".formatted(column, text.length(), characters));
		}
		return text;
	}

	private static Optional<String> cell(Map<String, String> row, String column) {
		return Optional.ofNullable(row.get(column)).filter((text) -> !text.isBlank());
	}

	private static String required(Map<String, String> row, String column) {
		return cell(row, column).orElseThrow(() -> new IllegalArgumentException(CsvFile.lacks(row, column)));
	}

	private static Channel channel(String text) {
		try {
			return Channel.of(text.toLowerCase(Locale.ROOT));
		}
		catch (IllegalArgumentException ex) {
			throw new IllegalArgumentException("the channel is '%s'; allowed are email, sms, push".formatted(text), ex);
		}
	}

	private static Suppression reason(String text) {
		try {
			return Suppression.of(text);
		}
		catch (IllegalArgumentException ex) {
			throw new IllegalArgumentException(
					"the reason is '%s'; allowed are %s".formatted(text, String.join(", ", Suppression.ids())), ex);
		}
	}

	private static byte[] hash(String text) {
		try {
			byte[] hash = HexFormat.of().parseHex(text.toLowerCase(Locale.ROOT));
			if (hash.length == HASH_BYTES) {
				return hash;
			}
		}
		catch (IllegalArgumentException ex) {
			// is none, as one of another length
		}
		throw new IllegalArgumentException("the hash is none of ours, which have 64 hexadecimal digits");
	}

	private static boolean allowed(String text) {
		return switch (text.toLowerCase(Locale.ROOT)) {
			case "1", "true", "yes", "y" -> true;
			case "0", "false", "no", "n" -> false;
			default -> throw new IllegalArgumentException("allowed is '%s'; allowed are yes and no".formatted(text));
		};
	}

	private static Instant moment(String text) {
		try {
			return (text.length() == "2026-11-22".length())
					? LocalDate.parse(text).atStartOfDay().toInstant(ZoneOffset.UTC) : Instant.parse(text);
		}
		catch (DateTimeException ex) {
			throw new IllegalArgumentException(
					"'%s' is no moment; allowed are 2026-11-22 and 2026-11-22T10:00:00Z".formatted(text), ex);
		}
	}

}
