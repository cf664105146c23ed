package io.regain.console.status;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import io.regain.Patience;
import io.regain.RegainApplication;
import io.regain.TestClock;
import io.regain.TestDatabase;
import io.regain.cli.Installation;
import io.regain.demo.MailCatcher;
import io.regain.incident.Phase;
import io.regain.incident.status.StatusBoard;
import io.regain.message.Utc;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;

import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.core.simple.JdbcClient;

/** {@code serve} with a clock that stands still, and incidents to its database. */
final class StatusServer implements AutoCloseable {

	static final Instant NOW = TestClock.START;

	private static final HttpClient CLIENT = HttpClient.newHttpClient();

	private final Installation installation = new Installation(AtOurTime.class);

	private final ConfigurableApplicationContext context;

	private final URI url;

	StatusServer(TestDatabase.Schema schema) {
		this(schema, Optional.empty());
	}

	/**
	 * @param mail who receives mails, if anybody
	 */
	StatusServer(TestDatabase.Schema schema, Optional<MailCatcher> mail) {
		mail.ifPresent((relay) -> this.installation.with("spring.mail.host", relay.host())
			.with("spring.mail.port", relay.port()));
		this.installation.with(schema)
			.with("server.port", 0)
			.with("server.address", "127.0.0.1")
			.with("spring.datasource.hikari.maximum-pool-size", 5)
			.with("spring.datasource.hikari.connection-timeout", 1_000)
			.with("regain.zone", "Europe/Moscow")
			.with("regain.public-url", "https://status.lavka.example")
			.with("regain.secret", "a secret of the tests, of 32 or more")
			.with("regain.status.name", "Lavka & Söhne")
			.with("regain.incident.components", "payments,delivery,app")
			.with("regain.status.components.payments.en", "Card payments")
			.with("regain.status.components.payments.ru", "Оплата картой")
			.with("regain.status.components.delivery.en", "Delivery")
			.with("regain.status.components.delivery.ru", "Доставка")
			.with("regain.status.components.app.en", "App")
			.with("regain.status.components.app.ru", "Приложение");
		this.context = this.installation.serve();
		this.url = URI.create("http://127.0.0.1:" + this.context.getEnvironment().getProperty("local.server.port"));
	}

	<T> T bean(Class<T> type) {
		return this.context.getBean(type);
	}

	TestClock clock() {
		return bean(TestClock.class);
	}

	JdbcClient database() {
		return bean(JdbcClient.class);
	}

	URI url() {
		return this.url;
	}

	/** As the thread that looks each second would; it may have seen half of it. */
	void look() {
		clock().advance(Duration.ofMinutes(2));
		bean(StatusBoard.class).refresh();
		clock().set(NOW);
		bean(StatusBoard.class).refresh();
	}

	void incident(long number, String title, String component, String severity, boolean internal, Instant began) {
		database()
			.sql("""
					INSERT INTO regain_incident (id, titles, component, severity, phase, internal, team, campaign, segment, began_at,
					  opened_at, opened_by)
					VALUES (:id, :titles, :component, :severity, 'INVESTIGATING', :internal, 'support', 'incident-update', '', :began,
					  :began, 'anna-the-lead')
					""")
			.param("id", number)
			.param("titles", JsonMapper.shared().writeValueAsString(Map.of("en", title)))
			.param("component", component)
			.param("severity", severity)
			.param("internal", internal)
			.param("began", Utc.of(began))
			.update();
	}

	void update(long incident, int number, Phase phase, Instant at, Map<String, String> texts) {
		draft(incident, number, phase, at, texts);
		database().sql("""
				UPDATE regain_update SET status = 'PUBLISHED', published_at = :at, published_by = 'anna-the-lead'
				WHERE incident_id = :incident AND number = :number
				""").param("at", Utc.of(at)).param("incident", incident).param("number", number).update();
		database()
			.sql("UPDATE regain_incident SET phase = :phase, resolved_at = COALESCE(resolved_at, :end) WHERE id = :id")
			.param("phase", phase.name())
			.param("end", phase.isOpen() ? null : Utc.of(at))
			.param("id", incident)
			.update();
	}

	void draft(long incident, int number, Phase phase, Instant at, Map<String, String> texts) {
		database()
			.sql("""
					INSERT INTO regain_update (incident_id, number, phase, texts, shorts, status, holding, drafted_at, drafted_by)
					VALUES (:incident, :number, :phase, :texts, '{}', 'DRAFT', FALSE, :at, 'anna-the-lead')
					""")
			.param("incident", incident)
			.param("number", number)
			.param("phase", phase.name())
			.param("texts", JsonMapper.shared().writeValueAsString(new TreeMap<>(texts)))
			.param("at", Utc.of(at))
			.update();
	}

	void set(String column, long incident, Instant at) {
		database().sql("UPDATE regain_incident SET " + column + " = :at WHERE id = :id")
			.param("at", Utc.of(at))
			.param("id", incident)
			.update();
	}

	void promise(long incident, int number, Instant at) {
		database().sql("UPDATE regain_update SET next_at = :at WHERE incident_id = :incident AND number = :number")
			.param("at", Utc.of(at))
			.param("incident", incident)
			.param("number", number)
			.update();
	}

	void corrects(long incident, int number, int wrong) {
		database().sql("UPDATE regain_update SET corrects = :wrong WHERE incident_id = :incident AND number = :number")
			.param("wrong", wrong)
			.param("incident", incident)
			.param("number", number)
			.update();
	}

	HttpResponse<String> get(String path, String... headers) throws IOException, InterruptedException {
		HttpRequest.Builder request = HttpRequest.newBuilder(this.url.resolve(path)).timeout(Patience.LONG);
		return CLIENT.send(((headers.length > 0) ? request.headers(headers) : request).build(),
				BodyHandlers.ofString(StandardCharsets.UTF_8));
	}

	HttpResponse<String> post(String path, String form) throws IOException, InterruptedException {
		return CLIENT.send(HttpRequest.newBuilder(this.url.resolve(path))
			.timeout(Patience.LONG)
			.header("Content-Type", "application/x-www-form-urlencoded")
			.POST(HttpRequest.BodyPublishers.ofString(form))
			.build(), BodyHandlers.ofString(StandardCharsets.UTF_8));
	}

	@Override
	public void close() {
		this.installation.close();
	}

	/** All rooms, at a time of ours. */
	@Import(RegainApplication.class)
	static class AtOurTime {

		@Bean
		@Primary
		TestClock testClock() {
			return new TestClock();
		}

	}

}
