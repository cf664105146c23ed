package io.regain.incident;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import io.regain.Patience;
import io.regain.message.RunName;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.util.FileSystemUtils;

/** A company whose payments may fail, and a support lead. */
final class TestDesk {

	static final Person OLGA = new Person("olga", "support-lead");

	static final String TEXT = "Payments by card fail. Please pay by cash meanwhile, we are working on it.";

	private final Path folder;

	private final JdbcClient jdbc;

	private final OpenIncident open;

	private final DraftUpdates drafts;

	private final PublishUpdates publish;

	private final Updates updates;

	TestDesk(Path folder, JdbcClient jdbc, OpenIncident open, DraftUpdates drafts, PublishUpdates publish,
			Updates updates) {
		this.folder = folder;
		this.jdbc = jdbc;
		this.open = open;
		this.drafts = drafts;
		this.publish = publish;
		this.updates = updates;
	}

	/** So many customers, all of whom have failed payments, and one who has none. */
	void begin(int customers) {
		files();
		this.jdbc.sql("""
				CREATE TABLE IF NOT EXISTS person (
				  id BIGINT NOT NULL PRIMARY KEY, email VARCHAR(100), locale VARCHAR(10), given_name VARCHAR(50))
				""").update();
		this.jdbc.sql("CREATE TABLE IF NOT EXISTS failed (person BIGINT NOT NULL PRIMARY KEY, orders INT NOT NULL)")
			.update();
		this.jdbc.sql("CREATE OR REPLACE VIEW regain_customer AS SELECT * FROM person").update();
		this.jdbc.sql("DELETE FROM person").update();
		this.jdbc.sql("DELETE FROM failed").update();
		for (int id = 1; id <= customers + 1; id++) {
			this.jdbc.sql("INSERT INTO person VALUES (:id, :email, 'en', 'Anna')")
				.param("id", id)
				.param("email", "c%d@mail.example".formatted(id))
				.update();
		}
		this.jdbc.sql("INSERT INTO failed SELECT id, id FROM person WHERE id <= :customers")
			.param("customers", customers)
			.update();
	}

	private void files() {
		try {
			FileSystemUtils.deleteRecursively(this.folder);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		write("campaigns/incident/incident-update.yaml", """
				campaign: incident-update
				title: What we know of an incident
				class: incident
				purpose: status-update
				owner: lead@lavka.example
				from: { name: Lavka, email: hello@lavka.example }
				audience: { segment: payments-failed }
				send: { channels: [email], template: incident/update, within: 4h }
				variables:
				  incident: Payments fail
				  state: investigating
				  update: { type: markdown, value: We are looking into it. }
				""");
		write("campaigns/segments/payments-failed.yaml", """
				segment: payments-failed
				title: Those whose payments failed
				sql: SELECT person AS customer_id, orders FROM failed ORDER BY person
				variables: [{ name: orders, type: number, example: 2 }]
				""");
		Map.of("subject.en.ftl", "${incident}: ${state}", "html.en.ftlh", "<div>${update}</div> ${(orders)!}",
				"text.en.ftl", "${update} ${(orders)!}")
			.forEach((name, text) -> write("templates/incident/update/" + name, text));
	}

	void write(String name, String text) {
		try {
			Path file = this.folder.resolve(name);
			Files.createDirectories(file.getParent());
			Files.writeString(file, text);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	void remove(String name) {
		try {
			Files.delete(this.folder.resolve(name));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	Incident open() {
		return this.open.open(opening(), OLGA).incident();
	}

	static Opening opening() {
		return opening(new Affected.BySegment("payments-failed"));
	}

	static Opening opening(Affected affected) {
		return new Opening(new Texts(Map.of("en", "Card payments fail")), "payments", Severity.MAJOR, false, false,
				Optional.empty(), Optional.empty(), affected, Optional.empty(), Optional.empty(), Optional.empty());
	}

	static Wanted text(String text) {
		return new Wanted(Optional.empty(), new Texts(Map.of("en", text)), Texts.NONE, Optional.empty(),
				Optional.empty(), Optional.empty(), false);
	}

	static Wanted saying(Phase phase, Optional<Instant> next) {
		return new Wanted(Optional.of(phase), new Texts(Map.of("en", TEXT)), Texts.NONE, next, Optional.empty(),
				Optional.empty(), false);
	}

	/** Written and confirmed. */
	Published say(Incident incident, Wanted wanted) {
		return confirm(this.drafts.draft(incident.number(), wanted, OLGA));
	}

	Published confirm(Proposal proposal) {
		return this.publish.confirm(proposal.incident().number(), proposal.update().number(), proposal.digest(), "",
				OLGA);
	}

	/** Who got an update: the part of their addresses before the at sign. */
	List<String> accepted(Published update) {
		return accepted(update.run().orElseThrow());
	}

	List<String> accepted(RunName run) {
		return this.jdbc.sql("""
				SELECT SUBSTRING_INDEX(m.address, '@', 1) FROM regain_message m JOIN regain_run r ON r.id = m.run_id
				WHERE r.run_key = :key AND m.state = 'ACCEPTED' ORDER BY m.id
				""").param("key", run.key()).query(String.class).list();
	}

	boolean isCompleted(RunName run) {
		return this.jdbc.sql("SELECT status FROM regain_run WHERE run_key = :key")
			.param("key", run.key())
			.query(String.class)
			.single()
			.equals("COMPLETED");
	}

	/** How many messages of an update are in each state. */
	Map<String, Long> states(Published update) {
		return this.jdbc.sql("""
				SELECT m.state, COUNT(*) FROM regain_message m JOIN regain_run r ON r.id = m.run_id
				WHERE r.run_key = :key GROUP BY m.state
				""").param("key", update.update().runKey()).query((rows) -> {
			Map<String, Long> states = new TreeMap<>();
			while (rows.next()) {
				states.put(rows.getString(1), rows.getLong(2));
			}
			return states;
		});
	}

	String status(Published update) {
		return this.jdbc.sql("SELECT status FROM regain_run WHERE run_key = :key")
			.param("key", update.update().runKey())
			.query(String.class)
			.single();
	}

	void awaitStatus(Published update, String status) {
		Patience.await("%s is %s".formatted(update.update().runKey(), status))
			.until(() -> status(update).equals(status));
	}

	Update stored(Published update) {
		return this.updates.get(update.incident().number(), update.update().number());
	}

}
