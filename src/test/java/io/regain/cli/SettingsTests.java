package io.regain.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.PropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;
import org.springframework.core.io.ByteArrayResource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class SettingsTests {

	@Test
	void aSlipInAFileIsNamedWithItsLineAndWhatWasMeant() throws Exception {
		StandardEnvironment environment = of(file("""
				regain:
				  zone: Europe/Moscow
				  delivery:
				    redirct-to: qa@shop.example
				  email:
				    relays:
				      main:
				        host: mx.shop.example
				        wieght: 2
				  monitor: true
				"""));
		assertThatExceptionOfType(CommandException.class).isThrownBy(() -> Settings.requireKnown(environment))
			.withMessage("""
					application.yaml, line 4: there is no setting 'regain.delivery.redirct-to'; \
					did you mean 'regain.delivery.redirect-to'?
					application.yaml, line 9: there is no setting 'regain.email.relays.main.wieght'; \
					did you mean 'regain.email.relays.<name>.weight'?
					application.yaml, line 10: there is no setting 'regain.monitor'; \
					did you mean 'regain.monitoring.forget-after'?""");
	}

	@Test
	void whatThereIsIsTakenInEachOfSpringsSpellings() throws Exception {
		Settings.requireKnown(
				of(file("""
						regain:
						  delivery:
						    lookAhead: 100
						    redirect-to: [qa@shop.example, "+491701234567"]
						    domain-rates: { gmail.com: 50/s, "[пример.рф]": 5/s }
						  topics.offers: { en: Offers, ru: Предложения }
						  caps: [ { channel: any, most: 2, in: 7d } ]
						  email.relays.main: { host: mx, ssl: { enabled: true }, properties: { mail.smtp.auth: true }, idle-timeout: 5s }
						  "email.relays[mx.eu].host": mx
						  webhooks: [ { url: "https://crm.example/hook", secret: [ whsec_x ], events: [ bounced ] } ]
						  incident.teams.payments.webhook: https://chat.example/hook
						  status.components: {}
						  audience.datasource.url: jdbc:mysql://replica.example/shop
						""")));
	}

	@ParameterizedTest
	@ValueSource(strings = { "REGAIN_DELIVERY_REDIRECT", "REGAIN_DELIVRY_REDIRECT_TO", "regain.zne",
			"REGAIN_SMS_TWILO_FROM" })
	void aVariableThatIsNearlyASettingIsOneThatWasMeant(String name) {
		StandardEnvironment environment = of(new SystemEnvironmentPropertySource("env", Map.of(name, "x")));
		assertThatExceptionOfType(CommandException.class).isThrownBy(() -> Settings.requireKnown(environment))
			.withMessageStartingWith("there is no setting '%s'; did you mean 'regain.".formatted(name));
	}

	@ParameterizedTest
	@ValueSource(strings = { "REGAIN_TOKEN", "REGAIN_SERVER", "REGAIN_GOODWILL_KEY", "REGAIN_TEST_DATABASE",
			"REGAIN_PORT", "REGAIN_SERVICE_HOST", "REGAIN_SERVICE_PORT_HTTP", "REGAIN_PORT_8080_TCP_ADDR", "REGAIN_JAR",
			"REGAIN_DELIVERY_LOOK_AHEAD", "REGAIN_DELIVERY_LOOKAHEAD", "REGAIN_CAPS_0_MOST",
			"REGAIN_API_TOKENS_0_SHA256", "REGAIN_EMAIL_RELAYS_MAIN_PASSWORD", "REGAIN_PUBLIC_URL",
			"REGAIN_PREVIOUS_SECRET", "REGAIN_QUIET_HOURS_SMS", "REGAIN_SMS_TWILIO_MESSAGING_SERVICE_SID",
			"REGAIN_STATUS_COMPONENTS_CARDPAYMENTS_RU", "REGAIN_DELIVERY_DOMAINRATES_GMAIL_COM",
			"REGAIN_AUDIENCE_DATASOURCE_URL", "REGAIN_RUN_TELL_OWNER", "REGAIN_ZONE", "REGAINED_ZNE",
			"regain.test.database", "regain.kills", "regain.golden" })
	void othersVariablesAreTheirs(String name) {
		Settings.requireKnown(of(new MapPropertySource("env", Map.of(name, "x"))));
	}

	@Test
	void eachSettingIsInTheManualsTableAndNothingElseIs() throws Exception {
		SettingNames names = new SettingNames();
		List<String> documented = Files.readAllLines(Path.of("src/docs/operations.md"))
			.stream()
			.filter((line) -> line.startsWith("| `regain."))
			.flatMap(SettingsTests::documented)
			.toList();
		assertThat(documented).allMatch(names::knows);
		assertThat(names.all()).filteredOn((name) -> documented.stream().noneMatch((other) -> other.startsWith(name)))
			.containsExactly("regain.schema");
	}

	/** As in {@code `regain.mailbox.host`, `.port`}. */
	private static Stream<String> documented(String line) {
		List<String> names = Pattern.compile("`([^`]+)`")
			.matcher(line.split("\\|")[1])
			.results()
			.map((result) -> result.group(1))
			.toList();
		String prefix = names.get(0).substring(0, names.get(0).lastIndexOf('.'));
		return names.stream()
			.map((name) -> name.startsWith(".") ? prefix + name : name)
			.map((name) -> name.startsWith("regain.email.relays") || name.startsWith("regain.incident.teams")
					? name.replaceAll("<[a-z]+>", "<name>") : name);
	}

	private static StandardEnvironment of(PropertySource<?> source) {
		StandardEnvironment environment = new StandardEnvironment();
		environment.getPropertySources().addFirst(source);
		return environment;
	}

	private static PropertySource<?> file(String yaml) throws Exception {
		return new YamlPropertySourceLoader()
			.load("file", new ByteArrayResource(yaml.getBytes(java.nio.charset.StandardCharsets.UTF_8)) {

				@Override
				public String getFilename() {
					return "application.yaml";
				}

			})
			.get(0);
	}

}
