package io.regain.audience;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLTimeoutException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import io.regain.campaign.Segment;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.support.JdbcUtils;
import org.springframework.jdbc.support.SQLErrorCodeSQLExceptionTranslator;

/**
 * The rows of one segment, streamed in its own order from a connection of its own, so
 * that memory does not grow with the segment. Used by one thread.
 */
class SegmentCursor implements AutoCloseable {

	private final Segment segment;

	private final ReadOnlyDataSource dataSource;

	private final AudienceProperties limits;

	private final Clock clock;

	private final Instant until;

	private final Connection connection;

	private final PreparedStatement statement;

	private final ResultSet rows;

	private final Columns columns;

	private boolean ended;

	/**
	 * Runs the query.
	 * @throws SegmentException if the database refuses it, or is too slow to answer
	 */
	SegmentCursor(Segment segment, Map<String, ?> parameters, ReadOnlyDataSource dataSource, AudienceProperties limits,
			Clock clock) {
		this.segment = segment;
		this.dataSource = dataSource;
		this.limits = limits;
		this.clock = clock;
		this.until = clock.instant().plus(limits.planWithin());
		SegmentQuery query = SegmentQuery.of(segment, parameters);
		@Nullable Connection opened = null;
		@Nullable PreparedStatement prepared = null;
		try {
			opened = dataSource.getConnection();
			// A server that has gone away in the middle must not hold us for ever
			opened.setNetworkTimeout(Runnable::run, (int) Math.min(limits.planWithin().toMillis(), Integer.MAX_VALUE));
			prepared = query.prepare(opened);
			// With this fetch size Connector/J streams row by row
			prepared.setFetchSize(Integer.MIN_VALUE);
			prepared.setQueryTimeout((int) Math.max(1, limits.firstRowWithin().toSeconds()));
			this.rows = prepared.executeQuery();
			this.columns = new Columns(this.rows.getMetaData());
			this.connection = opened;
			this.statement = prepared;
		}
		catch (SQLException ex) {
			end(opened, prepared, null, false);
			throw failed(ex);
		}
	}

	/** Up to so many rows; none when the segment is at its end. */
	List<SegmentRow> next(int most) {
		try {
			List<SegmentRow> batch = new ArrayList<>();
			while (batch.size() < most && advance()) {
				batch.add(row(this.columns.read(this.rows)));
			}
			return batch;
		}
		catch (SQLException ex) {
			throw failed(ex);
		}
	}

	private boolean advance() throws SQLException {
		if (this.clock.instant().isAfter(this.until)) {
			throw new SegmentException(this.segment.id(),
					"it took longer than regain.audience.plan-within (%s) allows".formatted(this.limits.planWithin()));
		}
		this.ended = this.ended || !this.rows.next();
		return !this.ended;
	}

	private SegmentRow row(Map<String, Object> values) {
		Object id = values.remove("customer_id");
		if (id == null) {
			throw new SegmentException(this.segment.id(),
					"a row has no customer_id: the SELECT must yield that column, and it must not be NULL");
		}
		String text = Columns.text(id);
		if (text.isBlank() || text.length() > Customer.MAX_ID_LENGTH) {
			throw new SegmentException(this.segment.id(), "a customer_id has %d characters; 1 to %d are allowed"
				.formatted(text.length(), Customer.MAX_ID_LENGTH));
		}
		// The ledger's collation pads with spaces: it could not tell such ids apart
		if (text.endsWith(" ")) {
			throw new SegmentException(this.segment.id(),
					"a customer_id ends in a space; take it off in the SELECT and in the views, as in TRIM(id)");
		}
		return new SegmentRow(text, values);
	}

	private SegmentException failed(SQLException ex) {
		if (ex instanceof SQLTimeoutException) {
			return new SegmentException(this.segment.id(),
					"no row came within regain.audience.first-row-within (%s)".formatted(this.limits.firstRowWithin()),
					ex);
		}
		var translated = new SQLErrorCodeSQLExceptionTranslator("MySQL").translate("segment", null, ex);
		return new SegmentException(this.segment.id(), SegmentException.said(ex),
				(translated != null) ? translated : ex);
	}

	@Override
	public void close() {
		end(this.connection, this.statement, this.rows, this.ended);
	}

	/**
	 * Ends the query on the server too, if there are rows left, or may be: after a
	 * time-out the connection still waits for its rows.
	 */
	private void end(@Nullable Connection opened, @Nullable PreparedStatement prepared, @Nullable ResultSet result,
			boolean readToItsEnd) {
		try {
			if (opened != null && !readToItsEnd) {
				this.dataSource.abandon(opened);
			}
		}
		catch (SQLException ex) {
			// It had broken before; what is left to do is the same.
		}
		JdbcUtils.closeResultSet(result);
		JdbcUtils.closeStatement(prepared);
		JdbcUtils.closeConnection(opened);
	}

}
