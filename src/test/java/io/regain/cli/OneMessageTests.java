package io.regain.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import io.regain.Lavka;
import io.regain.cli.Installation.Answer;
import io.regain.demo.ReceivedMail;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** One message to be looked at before all are sent, in a company at work. */
class OneMessageTests {

	private final Lavka lavka = Lavka.open();

	@ParameterizedTest
	@ValueSource(strings = { "email colleague@mail.example", "sms +491713920099", "push device:abc:APA91b-colleague" })
	void oneMarkedTestMessageIsSentAndTheLedgerKnowsNothingOfIt(String target) {
		String[] parts = target.split(" ");
		Map<String, Long> before = this.lavka.rows();
		Answer answer = this.lavka.run("test", Lavka.APOLOGY, "--to", parts[1], "--locale", "en", "--json");
		assertThat(answer.exit()).as(answer.err()).isZero();
		assertThat(answer.json().path("channel").asString()).isEqualTo(parts[0]);
		assertThat(answer.json().path("end").asString()).isEqualTo("ACCEPTED");
		assertThat(received(parts[1].replace("device:", ""))).singleElement().asString().startsWith("[TEST] ");
		assertThat(this.lavka.rows()).isEqualTo(before);
	}

	@Test
	void aTestMessageMayBeInAnotherLanguageWithACertainCustomersData() {
		String customer = this.lavka.customer("ACCEPTED");
		Answer answer = this.lavka.run("test", campaignOf(customer), "--to", "certain@mail.example", "--customer",
				customer, "--locale", "ru");
		assertThat(answer.exit()).as(answer.err()).isZero();
		assertThat(answer.out()).startsWith("Sent, with the data of customer %s.".formatted(customer));
		assertThat(received("certain@mail.example")).singleElement().asString().matches("\\[TEST] .*[а-яё].*");
		assertThat(this.lavka.run("test", Lavka.APOLOGY, "--to", "me@mail.example", "--customer", "nobody").exit())
			.isEqualTo(Exit.INVALID);
	}

	@Test
	void aCertainCustomersMessagesCanBePreviewed(@TempDir Path folder) throws IOException {
		String customer = this.lavka.customer("ACCEPTED");
		Answer answer = this.lavka.run("preview", campaignOf(customer), "--customer", customer, "--out",
				folder.toString(), "--json");
		assertThat(answer.exit()).as(answer.err()).isZero();
		assertThat(answer.json().size()).isEqualTo(8);
		String name = this.lavka.database()
			.sql("SELECT given_name FROM regain_customer WHERE id = :id")
			.param("id", customer)
			.query(String.class)
			.single();
		assertThat(Files.readString(folder.resolve("email.en.html"))).contains(name);
	}

	private String campaignOf(String customer) {
		return this.lavka.runOfToday(customer).path("run").asString().split("@")[0];
	}

	/** What came in for an address: a subject, a title, or a text. */
	private List<String> received(String address) {
		List<String> received = new ArrayList<>();
		this.lavka.receivers()
			.mail()
			.mails()
			.stream()
			.filter((mail) -> mail.recipient().equals(address))
			.map(ReceivedMail::parsed)
			.forEach((mail) -> received.add(mail.subject()));
		this.lavka.receivers().twilio().messages(address).forEach((sms) -> received.add(sms.body()));
		this.lavka.receivers().fcm().messages(address).forEach((push) -> received.add(push.title()));
		return received;
	}

}
