package io.regain.cli;

import io.regain.TestDatabase;
import io.regain.cli.Installation.Answer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** A wrong value ends the start with the property's name and what it should be. */
class ConfigurationTests {

	private static final TestDatabase.Schema SCHEMA = TestDatabase.schema();

	@ParameterizedTest
	@CsvSource(
			textBlock = """
					regain.delivery.workers       | 0        | regain.delivery.workers is '0'        | greater than or equal to 1
					regain.delivery.redirect-to   | nonsense | 'nonsense' | an email address
					regain.sms.twilio.account-sid | AC1      | regain.sms.twilio.auth-token          | must be the account's auth token
					regain.push.fcm.credentials   | nowhere  | regain.push.fcm.credentials           | a readable JSON file
					regain.public-url             | mail     | regain.public-url is 'mail'           | https://mail.example.com
					regain.zone                   | Mars     | regain.zone is 'Mars'                 | as in Europe/Berlin
					regain.run.heartbeat          | soon     | regain.run.heartbeat is 'soon'        | a duration, as in 10s
					regain.run.heartbeat          | 0s       | regain.run.heartbeat is 0 ms           | 100 ms or more
					regain.audience.consent       | maybe    | regain.audience.consent is 'maybe'    | opt-in, opt-out
					regain.delivery.domain-rates.gmail.com | fast | regain.delivery.domain-rates.gmail.com is 'fast' | as in 200/s
					regain.email.relays.own.weight | 0       | regain.email.relays.own.weight is 0   | 1 to 1000
					regain.sms.rate               | fast     | regain.sms.rate is 'fast'             | as in 200/s
					regain.quiet-hours.sms        | 21-9     | regain.quiet-hours.sms is '21-9'      | as in 21:00-09:00
					regain.quiet-hours.sms        | 09:00-08:00 | regain.quiet-hours.sms is '09:00-08:00' | less than two hours
					regain.quiet-hours.fax        | 21:00-09:00 | regain.quiet-hours.fax             | email, sms, push
					regain.caps[0].most           | 2        | regain.caps[0].in is 'PT0S'           | as in 7d or 24h
					regain.caps[0].in             | 7d       | regain.caps[0].most is '0'            | 1 or more
					regain.caps[0].in             | soon     | regain.caps[0].in is 'soon'           | a duration, as in 10s
					regain.caps[0].channel        | fax      | regain.caps[0].channel is 'fax'       | any, email, sms, push
					regain.caps[0].class          | service  | regain.caps[0].class is 'service'     | never limited
					spring.mail.username          | me       | spring.mail.host                      | the relay's host
					""",
			delimiter = '|')
	void isSaid(String property, String value, String what, String allowed) {
		try (Installation installation = new Installation().with(SCHEMA).with(property, value)) {
			Answer answer = installation.run("migrate");
			assertThat(answer.exit()).as(answer.err()).isEqualTo(Exit.INVALID);
			assertThat(answer.err()).contains(what, allowed).doesNotContain("\tat ", "Exception");
			assertThat(answer.errors()).hasSizeLessThanOrEqualTo(3);
			assertThat(answer.out()).isEmpty();
		}
	}

	@ParameterizedTest
	@CsvSource({ "regain.secret, sh0rt, regain.secret",
			"regain.sms.twilio.auth-token, t0psecret, regain.sms.twilio.account-sid",
			"regain.push.fcm.credentials, {\"private_key\":\"t0psecret\"}, regain.push.fcm.credentials" })
	void withoutTellingSecrets(String property, String value, String name) {
		try (Installation installation = new Installation().with(SCHEMA).with(property, value)) {
			Answer answer = installation.run("migrate");
			assertThat(answer.exit()).as(answer.err()).isEqualTo(Exit.INVALID);
			assertThat(answer.err()).contains(name).doesNotContain(value, "t0psecret");
		}
	}

}
