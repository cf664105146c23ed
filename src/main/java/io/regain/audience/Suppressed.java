package io.regain.audience;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Optional;

import io.regain.message.Channel;
import io.regain.message.Utc;

import org.springframework.jdbc.core.RowMapper;

/**
 * What is known of a suppressed address.
 *
 * @param hash the address's keyed hash
 * @param source who said so
 * @param note why, or why it was lifted; may be empty
 * @param until when it ends, or ended; never, if empty
 */
public record Suppressed(Channel channel, byte[] hash, Suppression reason, String source, String note, Instant since,
		Optional<Instant> until) {

	static final RowMapper<Suppressed> ROW = (row, number) -> of(row);

	private static Suppressed of(ResultSet row) throws SQLException {
		return new Suppressed(Channel.of(row.getString("channel")), row.getBytes("address_hash"),
				Suppression.valueOf(row.getString("reason")), row.getString("source"),
				Optional.ofNullable(row.getString("note")).orElse(""),
				Utc.instant(row.getObject("created_at", LocalDateTime.class)),
				Optional.ofNullable(row.getObject("until_at", LocalDateTime.class)).map(Utc::instant));
	}

	public boolean isInForce(Instant now) {
		return this.until.map((end) -> end.isAfter(now)).orElse(true);
	}

}
