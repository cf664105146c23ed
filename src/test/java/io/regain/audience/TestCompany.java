package io.regain.audience;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;

import javax.sql.DataSource;

import io.regain.TestClock;
import io.regain.TestDatabase;
import io.regain.audience.AudienceProperties.ConsentRule;
import io.regain.campaign.Segment;
import io.regain.message.Channel;
import io.regain.message.Secret;

import org.springframework.beans.factory.BeanFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.mock.env.MockEnvironment;

/** A company's database, apart from the ledger's, with what tables a test makes in it. */
final class TestCompany implements AutoCloseable {

	static final AudienceProperties DEFAULTS = properties(ConsentRule.OPT_IN);

	private static final Set<Channel> ALL = Set.of(Channel.values());

	private final TestDatabase.Schema schema = TestDatabase.schema();

	private final DataSource writable = this.schema.dataSource();

	private final CompanyDatabase database;

	TestCompany() {
		this.database = open(this.schema.username(), this.schema.password());
	}

	/** As the configuration {@code regain.audience.datasource.*} opens it. */
	CompanyDatabase open(String username, String password) {
		MockEnvironment environment = new MockEnvironment()
			.withProperty("regain.audience.datasource.url", this.schema.url())
			.withProperty("regain.audience.datasource.username", username)
			.withProperty("regain.audience.datasource.password", password);
		return new AudienceConfiguration().companyDatabase(this.writable, environment);
	}

	/** As an account that may read one view, and is told of nothing else. */
	void asReaderOf(String view, Consumer<CompanyDatabase> use) {
		String account = "reader_" + UUID.randomUUID().toString().substring(0, 8);
		with("CREATE USER " + account + "@'%' IDENTIFIED BY 'reads only'",
				"GRANT SELECT ON " + schema() + "." + view + " TO " + account + "@'%'");
		try (CompanyDatabase asReader = open(account, "reads only")) {
			use.accept(asReader);
		}
		finally {
			with("DROP USER " + account + "@'%'");
		}
	}

	static AudienceProperties properties(ConsentRule consent) {
		return new AudienceProperties(consent, "", Duration.ofSeconds(60), Duration.ofMinutes(30));
	}

	TestCompany with(String... statements) {
		for (String statement : statements) {
			jdbc().sql(statement).update();
		}
		return this;
	}

	/** All in one session, whose settings can be those of long ago. */
	void inOneSession(String... statements) {
		SingleConnectionDataSource session = new SingleConnectionDataSource(this.schema.url(), this.schema.username(),
				this.schema.password(), true);
		try (session) {
			for (String statement : statements) {
				JdbcClient.create(session).sql(statement).update();
			}
		}
	}

	JdbcClient jdbc() {
		return JdbcClient.create(this.writable);
	}

	CompanyDatabase database() {
		return this.database;
	}

	String schema() {
		return this.schema.name();
	}

	static Segment segment(String sql) {
		return new Segment("test", "A test", sql, List.of());
	}

	SegmentCursor cursor(String sql, Map<String, ?> parameters) {
		return new SegmentCursor(segment(sql), parameters, this.database.dataSource(), DEFAULTS, new TestClock());
	}

	/** All rows of a segment. */
	List<SegmentRow> rows(String sql, Map<String, ?> parameters) {
		try (SegmentCursor cursor = cursor(sql, parameters)) {
			return cursor.next(Integer.MAX_VALUE);
		}
	}

	Audiences audiences(AudienceProperties properties, BeanFactory beans) {
		return audiences(this.database, properties, beans);
	}

	static Audiences audiences(CompanyDatabase database, AudienceProperties properties, BeanFactory beans) {
		return audiences(database, properties, beans, beans.getBean(Freezes.class));
	}

	static Audiences audiences(CompanyDatabase database, AudienceProperties properties, BeanFactory beans,
			Freezes freezes) {
		return new Audiences(database, properties, beans.getBean(Suppressions.class), beans.getBean(Consents.class),
				beans.getBean(Untracked.class), beans.getBean(Exclusions.Staging.class),
				beans.getBean(AffectedRows.class), freezes, beans.getBeanProvider(WhoHeard.class),
				beans.getBeanProvider(Secret.class), beans.getBean(Clock.class));
	}

	/** For marketing on all channels, without a topic. */
	static Wishes wishes(String sql, Segment... excluded) {
		return new Wishes(segment(sql), List.of(excluded), Map.of(), ALL, true, Optional.empty());
	}

	static List<Candidate> read(CandidateStream stream) {
		List<Candidate> all = new ArrayList<>();
		try (stream) {
			List<Candidate> batch = stream.next();
			while (!batch.isEmpty()) {
				all.addAll(batch);
				batch = stream.next();
			}
		}
		return all;
	}

	@Override
	public void close() {
		this.database.close();
	}

}
