package io.regain.channel.push;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import io.regain.channel.ChannelContext;
import io.regain.channel.Outcome;
import io.regain.channel.Sender;
import io.regain.demo.gateway.FcmStandIn;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.test.context.runner.ApplicationContextRunner;

import static org.assertj.core.api.Assertions.assertThat;

class PushConfigurationTests {

	private static final String PREFIX = "regain.push.fcm.";

	private final ApplicationContextRunner context = ChannelContext.of(PushConfiguration.class);

	@Test
	void withoutCredentialsThereIsNoSender() {
		this.context.run((started) -> assertThat(started).doesNotHaveBean(Sender.class).hasNotFailed());
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "file:" })
	void aServiceAccountsFileIsEnough(String prefix, @TempDir Path folder) {
		try (FcmStandIn fcm = FcmStandIn.start()) {
			Path credentials = fcm.writeCredentials(folder.resolve("account.json"));
			this.context
				.withPropertyValues(PREFIX + "credentials=" + prefix + credentials, PREFIX + "base-url=" + fcm.url())
				.run((started) -> assertThat(started.getBean(Sender.class).send(PushFixtures.message("context-1")))
					.isInstanceOf(Outcome.Accepted.class));
			assertThat(fcm.sends().get(0).path()).isEqualTo("/v1/projects/" + fcm.project() + "/messages:send");
		}
	}

	@Test
	void theProjectMayBeAnother(@TempDir Path folder) {
		try (FcmStandIn fcm = FcmStandIn.start()) {
			Path credentials = fcm.writeCredentials(folder.resolve("account.json"));
			this.context
				.withPropertyValues(PREFIX + "credentials=" + credentials, PREFIX + "base-url=" + fcm.url(),
						PREFIX + "project-id=another")
				.run((started) -> started.getBean(Sender.class).send(PushFixtures.message("context-1")));
			assertThat(fcm.sends().get(0).path()).isEqualTo("/v1/projects/another/messages:send");
		}
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			value = { "project-id=regain        | credentials must be the path of a service account's JSON file",
					"base-url=fcm              | base-url must be an http or https URL",
					"timeout=-1s               | connect-timeout and timeout must be longer than nothing",
					"credentials=/no/such.json | credentials" })
	void aWrongSettingFailsAtStartByName(String setting, String complaint) {
		this.context.withPropertyValues(PREFIX + setting.strip())
			.run((started) -> assertThat(ChannelContext.failure(started)).contains(PREFIX + complaint));
	}

	@Test
	void aKeyInPlaceOfItsPathIsNotTold() {
		this.context.withPropertyValues(PREFIX + "credentials={\"private_key\": \"s3cret\"}")
			.run((started) -> assertThat(ChannelContext.failure(started)).contains(PREFIX + "credentials", "path")
				.doesNotContain("s3cret"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "not json", "{}", "{\"type\": \"authorized_user\"}",
			"{\"type\": \"service_account\", \"private_key\": \"s3cret\", \"client_email\": \"a\", \"client_id\": \"1\","
					+ " \"private_key_id\": \"2\"}" })
	void aFileThatIsNoKeyFailsAtStart(String content, @TempDir Path folder) throws IOException {
		Path file = Files.writeString(folder.resolve("account.json"), content);
		this.context.withPropertyValues(PREFIX + "credentials=" + file)
			.run((started) -> assertThat(ChannelContext.failure(started))
				.contains(PREFIX + "credentials", "the key of a service account")
				.doesNotContain("s3cret"));
	}

}
