package io.regain.cli;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

import io.regain.Lavka;
import io.regain.cli.Installation.Answer;
import io.regain.demo.ReceivedMail;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The incident desk as a support lead uses it: at a terminal, against a running serve.
 */
class IncidentCommandTests {

	private static final String TEXT = "Our bank refuses card payments. You can pay the courier in cash meanwhile.";

	private static final String RUSSIAN = "Банк отклоняет оплату картой. Пока можно заплатить курьеру наличными.";

	private final Lavka lavka = Lavka.open();

	@BeforeEach
	void speakToLavka() {
		System.setProperty("regain.server", this.lavka.url().toString());
		System.setProperty("regain.token", Lavka.token("olga"));
	}

	@AfterEach
	void speakToNobody() {
		System.clearProperty("regain.server");
		System.clearProperty("regain.token");
	}

	@Test
	void thoseAffectedAreToldInTheirLanguageOnAllTheirChannels() {
		long number = open("A card story", "История с картой");
		Answer said = this.lavka.run("incident", "update", "" + number, "--state", "identified", "--text", TEXT,
				"--text", "ru=" + RUSSIAN, "--next-update", "30m", "--yes", "--json");
		assertThat(said.exit()).as(said.err()).isZero();
		JsonNode run = said.json().path("run");
		assertThat(run.path("status").asString()).isEqualTo("COMPLETED");
		Set<String> mailed = this.lavka.receivers()
			.mail()
			.mails()
			.stream()
			.filter((mail) -> subject(mail).contains("A card story") || subject(mail).contains("История с картой"))
			.map(ReceivedMail::recipient)
			.collect(Collectors.toCollection(TreeSet::new));
		assertThat(mailed).isEqualTo(new TreeSet<>(this.lavka.database().sql("""
				SELECT m.address FROM regain_message m JOIN regain_run r ON r.id = m.run_id
				WHERE r.run_key = :key AND m.channel = 'email' AND m.state = 'ACCEPTED'
				""").param("key", "incident-%d/update-1".formatted(number)).query(String.class).list())).isNotEmpty();
		Answer shown = this.lavka.run("incident", "show", "" + number);
		assertThat(shown.out()).contains("A card story  (card-payments, major, identified)", "next update promised by",
				"update 1  identified  said ", "  is COMPLETED: ", TEXT, RUSSIAN);
		assertThat(this.lavka.run("incident", "list").out()).contains("A card story");
		assertThat(this.lavka.run("incident", "promises").out()).contains("support", "1 open");
		assertThat(this.lavka.run("report", run.path("name").asString()).exit()).isZero();
	}

	private static String subject(ReceivedMail mail) {
		return mail.parsed().subject();
	}

	@Test
	void whoIsNotAskedAndDoesNotSayYesSendsNothing() {
		long number = open("An unconfirmed story", "Неподтверждённая история");
		Answer shown = this.lavka.run("incident", "update", "" + number, "--text", TEXT);
		assertThat(shown.exit()).isEqualTo(Exit.REFUSED);
		assertThat(shown.out()).contains("To ", " by email", "There is no text in ru", "    Subject: ",
				"Our bank refuses card payments");
		assertThat(shown.err())
			.contains("Nothing was sent. The draft is kept: 'incident confirm %d 1'".formatted(number));
		Answer confirmed = this.lavka.run("incident", "confirm", "" + number, "1", "--yes");
		assertThat(confirmed.exit()).as(confirmed.err()).isZero();
		assertThat(this.lavka.run("incident", "discard", "" + number, "1").exit()).isEqualTo(Exit.REFUSED);
		assertThat(this.lavka.run("incident", "update", "" + number, "--corrects", "1", "--text", RUSSIAN, "--draft")
			.out()).contains("It corrects update 1, said ", "“" + TEXT.substring(0, 20));
	}

	@Test
	void mistakesAreSaidInWords() {
		for (Map.Entry<String, String[]> mistake : Map
			.of("there is no incident 999999", new String[] { "incident", "show", "999999" }, "What is to be said?",
					new String[] { "incident", "update", "1" }, "there is no valid segment 'payment-failed'",
					new String[] { "incident", "open", "x", "--component", "x", "--affected", "payment-failed" },
					"'soon' is no time",
					new String[] { "incident", "open", "x", "--component", "x", "--next-update", "soon" })
			.entrySet()) {
			Answer answer = this.lavka.run(mistake.getValue());
			assertThat(answer.exit()).isEqualTo(Exit.INVALID);
			assertThat(answer.err()).contains(mistake.getKey());
		}
	}

	@Test
	void whoHasNoTokenIsToldWhatToDo() {
		System.clearProperty("regain.token");
		Answer answer = this.lavka.run("incident", "list");
		assertThat(answer.exit()).isEqualTo(Exit.INVALID);
		assertThat(answer.err()).contains("REGAIN_TOKEN");
		System.setProperty("regain.token", "wrong");
		assertThat(this.lavka.run("incident", "list").exit()).isEqualTo(Exit.REFUSED);
		System.setProperty("regain.server", "http://127.0.0.1:1");
		Answer nobody = this.lavka.run("incident", "list");
		assertThat(nobody.exit()).isEqualTo(Exit.UNREACHABLE);
		assertThat(nobody.err()).contains("start 'regain serve' there", "without REGAIN_SERVER");
	}

	private long open(String title, String russian) {
		Answer opened = this.lavka.run("incident", "open", title, "ru=" + russian, "--component", "card-payments",
				"--affected", "payments-failed", "--json");
		assertThat(opened.exit()).as(opened.err()).isZero();
		assertThat(opened.json().at("/incident/affected").asLong()).isPositive();
		return opened.json().at("/incident/number").asLong();
	}

}
