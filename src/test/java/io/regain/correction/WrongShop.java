package io.regain.correction;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import io.regain.delivery.Progress;
import io.regain.delivery.Run;
import io.regain.delivery.Runs;
import io.regain.delivery.Stop;
import io.regain.incident.Person;
import io.regain.job.PlanProgress;
import io.regain.job.RunObserver;
import io.regain.job.StartRequest;
import io.regain.job.Starter;
import io.regain.message.Problem;
import io.regain.message.RunName;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.util.FileSystemUtils;

/** A shop whose offer names a wrong price. */
final class WrongShop {

	static final RunName OFFER = new RunName("offer", "2026-11-22");

	static final WrongPart ALL = new WrongPart(Optional.empty(), Optional.empty(), Optional.empty());

	private final Path folder;

	private final JdbcClient jdbc;

	private final Starter starter;

	private final Runs runs;

	private final CorrectRun correctRun;

	WrongShop(Path folder, JdbcClient jdbc, Starter starter, Runs runs, CorrectRun correctRun) {
		this.folder = folder;
		this.jdbc = jdbc;
		this.starter = starter;
		this.runs = runs;
		this.correctRun = correctRun;
	}

	/** So many customers, each with a price; all agreed to marketing. */
	void begin(int customers) {
		files();
		this.jdbc.sql("""
				CREATE TABLE IF NOT EXISTS person (id BIGINT NOT NULL PRIMARY KEY, email VARCHAR(100),
				  phone VARCHAR(20), locale VARCHAR(10), given_name VARCHAR(50))
				""").update();
		this.jdbc.sql("CREATE OR REPLACE VIEW regain_customer AS SELECT * FROM person").update();
		this.jdbc.sql("""
				CREATE OR REPLACE VIEW regain_consent AS
				SELECT id AS customer_id, NULL AS channel, NULL AS topic, TRUE AS allowed, '2026-01-01' AS at,
				       'test' AS source FROM person
				""").update();
		this.jdbc.sql("DELETE FROM person").update();
		for (int id = 1; id <= customers; id++) {
			this.jdbc.sql("INSERT INTO person VALUES (:id, :email, :phone, 'en', 'Anna')")
				.param("id", id)
				.param("email", "c%d@mail.example".formatted(id))
				.param("phone", "+4917012340%02d".formatted(id))
				.update();
		}
	}

	private void files() {
		try {
			FileSystemUtils.deleteRecursively(this.folder);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		write("campaigns/shop/offer.yaml", """
				campaign: offer
				title: An offer
				class: marketing
				purpose: reactivation
				topic: offers
				owner: crm@lavka.example
				from: { name: Lavka, email: hello@lavka.example }
				audience: { segment: buyers, expect: 1..1000 }
				send: { channels: [email], template: shop/offer, within: 12h }
				variables: { discount: 50, until: +14d }
				""");
		write("campaigns/segments/buyers.yaml", """
				segment: buyers
				title: Buyers
				sql: SELECT id AS customer_id, id * 100 AS price FROM person ORDER BY id
				variables: [{ name: price, type: number, example: 100 }]
				""");
		Map.of("subject.en.ftl", "Now ${price}", "html.en.ftlh", "${links.unsubscribe}", "text.en.ftl",
				"${discount} % off until ${until} ${links.unsubscribe}")
			.forEach((name, text) -> write("templates/shop/offer/" + name, text));
		Map.of("subject.en.ftl", "Wrong", "html.en.ftlh", "Wrong", "text.en.ftl",
				"Not ${price}, ${discount} % until ${until}: it is ${right}. You read it on ${wrong_at}.", "sms.en.ftl",
				"Not ${price}: ${right}")
			.forEach((name, text) -> write("templates/correction/price/" + name, text));
	}

	private void write(String name, String text) {
		try {
			Path file = this.folder.resolve(name);
			Files.createDirectories(file.getParent());
			Files.writeString(file, text);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** Sends the offer, until it has ended or nothing can be sent now. */
	Run offer() {
		return start(OFFER);
	}

	Run start(RunName name) {
		this.starter.start(new StartRequest(name.campaign(), Optional.of(name.key()), Optional.empty(), false, false,
				false, false), new Quiet(), new Stop());
		return run(name);
	}

	Run run(RunName name) {
		return this.runs.find(name).orElseThrow();
	}

	CorrectionProposal propose(WrongPart part) {
		return this.correctRun.propose(request(part), new Stop());
	}

	CorrectionRequest request(WrongPart part) {
		return new CorrectionRequest(run(OFFER), part, "correction/price", Map.of("right", "900", "discount", "5"),
				new Person("olga", "support-lead"));
	}

	/** Tells what is right. */
	RunName correct(CorrectionProposal proposal) {
		RunName name = this.correctRun.begin(proposal, false, "seen", new Quiet()).name();
		start(name);
		return name;
	}

	/** The addresses to which a run's messages were accepted. */
	List<String> told(RunName run) {
		return this.jdbc.sql("""
				SELECT m.address FROM regain_message m JOIN regain_run r ON r.id = m.run_id
				WHERE r.campaign = :campaign AND r.run_key = :key AND m.state = 'ACCEPTED' ORDER BY m.id
				""").param("campaign", run.campaign()).param("key", run.key()).query(String.class).list();
	}

	Map<String, Long> states(RunName run) {
		Map<String, Long> states = new TreeMap<>();
		this.jdbc.sql("""
				SELECT m.state, COUNT(*) AS messages FROM regain_message m JOIN regain_run r ON r.id = m.run_id
				WHERE r.campaign = :campaign AND r.run_key = :key GROUP BY m.state
				""").param("campaign", run.campaign()).param("key", run.key()).query((row) -> {
			states.put(row.getString("state"), row.getLong("messages"));
		});
		return states;
	}

	/** Says nothing. */
	private static final class Quiet implements RunObserver {

		@Override
		public void warning(Problem problem) {
			// is no part of what is tested
		}

		@Override
		public void watching(RunName run, String holder) {
			// nobody else drives
		}

		@Override
		public void planning(RunName run, PlanProgress progress) {
			// is no part of what is tested
		}

		@Override
		public void sending(RunName run, Progress progress) {
			// is no part of what is tested
		}

	}

}
