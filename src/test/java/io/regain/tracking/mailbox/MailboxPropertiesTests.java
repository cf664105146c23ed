package io.regain.tracking.mailbox;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.boot.test.context.runner.ApplicationContextRunner;

import static org.assertj.core.api.Assertions.assertThat;

class MailboxPropertiesTests {

	private final ApplicationContextRunner context = new ApplicationContextRunner()
		.withUserConfiguration(MailboxConfiguration.class);

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			textBlock = """
					host=mail.example.com                                    | regain.mailbox.host, .username and .password must all
					host=h regain.mailbox.username=u                         | regain.mailbox.host, .username and .password must all
					port=70000                                               | regain.mailbox.port is 70000; it must be 1 to 65535
					done=INBOX                                               | three folders
					puzzling=                                                | regain.mailbox.folder, .done and .puzzling must not be
					poll=10ms                                                | regain.mailbox.poll is PT0.01S; it must be 1s or longer
					largest=1GB                                              | it must be 1KB to 100MB
					tls=perhaps                                              | perhaps
					""")
	void aWrongSettingIsNamed(String setting, String why) {
		this.context.withPropertyValues(("regain.mailbox." + setting).split(" "))
			.run((started) -> assertThat(started).getFailure().rootCause().hasMessageContaining(why));
	}

	@ParameterizedTest
	@CsvSource({ "care", "care@", "a b@example.com" })
	void answersGoToAnAddress(String address) {
		this.context.withPropertyValues("regain.replies.forward-to=" + address)
			.run((started) -> assertThat(started).getFailure()
				.rootCause()
				.isInstanceOf(IllegalArgumentException.class));
	}

}
