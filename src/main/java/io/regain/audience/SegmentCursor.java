package io.regain.audience;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import javax.sql.DataSource;

import io.regain.campaign.Segment;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterUtils;
import org.springframework.jdbc.support.JdbcUtils;
import org.springframework.jdbc.support.SQLErrorCodeSQLExceptionTranslator;

/**
 * The rows of one segment, streamed in its own order from a connection of its own, so
 * that memory does not grow with the segment. Used by one thread.
 */
class SegmentCursor implements AutoCloseable {

	private final Segment segment;

	private final Clock clock;

	private final Instant until;

	private final Connection connection;

	private final PreparedStatement statement;

	private final ResultSet rows;

	/**
	 * Runs the query.
	 * @throws SegmentException if the database refuses it, or is too slow to answer
	 */
	SegmentCursor(Segment segment, Map<String, ?> parameters, DataSource dataSource, AudienceProperties limits,
			Clock clock) {
		this.segment = segment;
		this.clock = clock;
		this.until = clock.instant().plus(limits.planWithin());
		@Nullable Connection opened = null;
		@Nullable PreparedStatement prepared = null;
		try {
			opened = dataSource.getConnection();
			prepared = prepare(opened, segment.sql(), parameters);
			prepared.setQueryTimeout((int) Math.max(1, limits.firstRowWithin().toSeconds()));
			this.rows = prepared.executeQuery();
			this.connection = opened;
			this.statement = prepared;
		}
		catch (SQLException ex) {
			JdbcUtils.closeStatement(prepared);
			JdbcUtils.closeConnection(opened);
			throw failed(ex);
		}
	}

	/**
	 * Connector/J streams row by row only with this fetch size and a forward-only,
	 * read-only result.
	 */
	private static PreparedStatement prepare(Connection connection, String sql, Map<String, ?> parameters)
			throws SQLException {
		var parsed = NamedParameterUtils.parseSqlStatement(sql);
		var source = new MapSqlParameterSource(parameters);
		PreparedStatement statement = connection.prepareStatement(
				NamedParameterUtils.substituteNamedParameters(parsed, source), ResultSet.TYPE_FORWARD_ONLY,
				ResultSet.CONCUR_READ_ONLY);
		statement.setFetchSize(Integer.MIN_VALUE);
		Object[] values = NamedParameterUtils.buildValueArray(parsed, source, null);
		for (int i = 0; i < values.length; i++) {
			statement.setObject(i + 1, values[i]);
		}
		return statement;
	}

	/** Up to so many rows; none when the segment is at its end. */
	List<SegmentRow> next(int most) {
		if (this.clock.instant().isAfter(this.until)) {
			throw new SegmentException(this.segment.id(), "it took longer than regain.audience.plan-within allows");
		}
		try {
			List<SegmentRow> batch = new ArrayList<>(most);
			while (batch.size() < most && this.rows.next()) {
				batch.add(row(Columns.read(this.rows)));
			}
			return batch;
		}
		catch (SQLException ex) {
			throw failed(ex);
		}
	}

	private SegmentRow row(Map<String, Object> values) {
		Object id = values.remove("customer_id");
		if (id == null) {
			throw new SegmentException(this.segment.id(),
					"a row has no customer_id: the SELECT must yield that column, and it must not be NULL");
		}
		String text = id.toString();
		if (text.isBlank() || text.length() > Customer.MAX_ID_LENGTH) {
			throw new SegmentException(this.segment.id(), "a customer_id has %d characters; 1 to %d are allowed"
				.formatted(text.length(), Customer.MAX_ID_LENGTH));
		}
		return new SegmentRow(text, values);
	}

	private SegmentException failed(SQLException ex) {
		var translated = new SQLErrorCodeSQLExceptionTranslator("MySQL").translate("segment", null, ex);
		return new SegmentException(this.segment.id(), String.valueOf(ex.getMessage()),
				(translated != null) ? translated : ex);
	}

	/**
	 * Ends the query on the server too: closing a streamed result would first read all
	 * that is left.
	 */
	@Override
	public void close() {
		try {
			this.statement.cancel();
		}
		catch (SQLException ex) {
			// It had ended; what is left to do is the same.
		}
		JdbcUtils.closeResultSet(this.rows);
		JdbcUtils.closeStatement(this.statement);
		JdbcUtils.closeConnection(this.connection);
	}

}
