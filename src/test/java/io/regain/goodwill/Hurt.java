package io.regain.goodwill;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.regain.Patience;
import io.regain.incident.Affected;
import io.regain.incident.DraftUpdates;
import io.regain.incident.Incident;
import io.regain.incident.OpenIncident;
import io.regain.incident.Opening;
import io.regain.incident.Person;
import io.regain.incident.Phase;
import io.regain.incident.Proposal;
import io.regain.incident.PublishUpdates;
import io.regain.incident.Severity;
import io.regain.incident.Texts;
import io.regain.incident.Wanted;
import io.regain.message.RunName;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.util.FileSystemUtils;

/**
 * Customers whose payments failed, as many times as their number says; the first two are
 * gold. A policy gives 500 to whom five failed, 100 points for 40 to gold, 10 % for 10 to
 * all others, out of 1,000 for each incident.
 */
final class Hurt {

	static final Person OLGA = new Person("olga", "support-lead");

	static final Person TILL = new Person("till", "shop");

	private static final String POLICY = """
			compensation: payments
			title: For whom payments failed
			campaign: sorry
			reminder: { campaign: remember, before: 7d }
			budget: { amount: 1000, currency: RUB, per: incident }
			rules:
			  - severity: [major]
			    when: { orders: 5.. }
			    give: { amount: 500 }
			    valid: 30d
			  - when: { tier: gold }
			    give: { points: 100 }
			    costs: 40
			    valid: 60d
			  - give: { discount: 10% }
			    costs: 10
			    valid: 30d
			""";

	private final Path folder;

	private final JdbcClient jdbc;

	private final OpenIncident open;

	private final DraftUpdates drafts;

	private final PublishUpdates publish;

	private final ProposeCompensation propose;

	private final GrantCompensation grant;

	Hurt(Path folder, JdbcClient jdbc, OpenIncident open, DraftUpdates drafts, PublishUpdates publish,
			ProposeCompensation propose, GrantCompensation grant) {
		this.folder = folder;
		this.jdbc = jdbc;
		this.open = open;
		this.drafts = drafts;
		this.publish = publish;
		this.propose = propose;
		this.grant = grant;
	}

	/** So many customers. */
	void begin(int customers) {
		files();
		this.jdbc
			.sql("""
					CREATE TABLE IF NOT EXISTS buyer (id BIGINT NOT NULL PRIMARY KEY, email VARCHAR(100), locale VARCHAR(10),
					  tier VARCHAR(10))
					""")
			.update();
		this.jdbc.sql("CREATE OR REPLACE VIEW regain_customer AS SELECT * FROM buyer").update();
		this.jdbc.sql("DELETE FROM buyer").update();
		for (int id = 1; id <= customers; id++) {
			this.jdbc.sql("INSERT INTO buyer VALUES (:id, :email, 'en', :tier)")
				.param("id", id)
				.param("email", "c%d@mail.example".formatted(id))
				.param("tier", (id <= 2) ? "gold" : "bronze")
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
		campaign("incident-update", "incident", "  state: x\n  update: { type: markdown, value: y }\n", "${update}");
		campaign("sorry", "service", "  code: A\n  valid_until: +30d\n",
				"${incident} ${code} ${valid_until} ${amount!} ${points!} ${discount!} ${refund!}");
		campaign("remember", "service", "  code: A\n  valid_until: +30d\n", "Remember ${code} ${valid_until}");
		write("campaigns/segments/failed.yaml", """
				segment: failed
				title: Those whose payments failed
				sql: SELECT id AS customer_id, id AS orders FROM buyer ORDER BY id
				variables: [{ name: orders, type: number, example: 2 }]
				""");
		policy("", "");
	}

	private void campaign(String id, String type, String variables, String text) {
		write("campaigns/all/%s.yaml".formatted(id), """
				campaign: %s
				title: What those affected are told
				class: %s
				purpose: compensation
				owner: lead@lavka.example
				from: { name: Lavka, email: hello@lavka.example }
				audience: { segment: failed }
				send: { channels: [email], template: all/%s, within: 4h }
				variables:
				  incident: Payments fail
				%s""".formatted(id, type, id, variables));
		for (String part : List.of("subject.en.ftl", "html.en.ftlh", "text.en.ftl")) {
			write("templates/all/%s/%s".formatted(id, part), part.startsWith("subject") ? "${incident}"
					: part.startsWith("html") ? "<p>%s</p>".formatted(text) : text);
		}
	}

	/** The policy with another text in place of one. */
	void policy(String old, String replacement) {
		write("campaigns/compensation/payments.yaml", POLICY.replace(old, replacement));
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

	/** All customers are affected. */
	long open() {
		return this.open
			.open(new Opening(new Texts(Map.of("en", "Payments fail")), "payments", Severity.MAJOR, false, false,
					Optional.empty(), Optional.empty(), new Affected.BySegment("failed"), Optional.empty(),
					Optional.empty(), Optional.empty()), OLGA)
			.incident()
			.number();
	}

	void extend(long incident) {
		this.open.extend(incident, new Affected.BySegment("failed"), OLGA);
	}

	void leave(long incident, String customer) {
		this.open.shrink(incident, List.of(customer), OLGA);
	}

	Incident resolve(long incident) {
		Proposal proposal = this.drafts.draft(incident,
				new Wanted(Optional.of(Phase.RESOLVED), new Texts(Map.of("en", "It is over.")), Texts.NONE,
						Optional.empty(), Optional.empty(), Optional.empty(), false),
				OLGA);
		return this.publish.confirm(incident, proposal.update().number(), proposal.digest(), "", OLGA).incident();
	}

	CompensationProposal propose(long incident) {
		return this.propose.propose(incident, Optional.empty());
	}

	Granted confirm(CompensationProposal proposal) {
		return confirm(proposal, false);
	}

	Granted confirm(CompensationProposal proposal, boolean partly) {
		return this.grant.confirm(proposal.incident().number(), Optional.empty(), partly, proposal.digest(), "shown",
				OLGA);
	}

	/** Looked at, granted and told. */
	Granted grant(long incident) {
		Granted granted = confirm(propose(incident));
		await(granted.run());
		return granted;
	}

	void await(RunName run) {
		Patience.await(run + " is complete").until(() -> status(run).equals("COMPLETED"));
	}

	String status(RunName run) {
		return this.jdbc
			.sql("SELECT COALESCE(MAX(status), '') FROM regain_run WHERE campaign = :campaign AND run_key = :key")
			.param("campaign", run.campaign())
			.param("key", run.key())
			.query(String.class)
			.single();
	}

	/** The code of a customer, as it is stored. */
	String code(long customer) {
		return this.jdbc.sql("SELECT code FROM regain_goodwill WHERE customer_id = :customer")
			.param("customer", customer)
			.query(String.class)
			.single();
	}

	long count(String sql) {
		return this.jdbc.sql("SELECT COUNT(*) FROM " + sql).query(Long.class).single();
	}

}
