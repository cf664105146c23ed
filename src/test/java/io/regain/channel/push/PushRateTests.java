package io.regain.channel.push;

import java.nio.file.Path;

import io.regain.channel.ChannelContext;
import io.regain.channel.Sender;
import io.regain.demo.gateway.FcmStandIn;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.boot.test.context.runner.ApplicationContextRunner;

import static org.assertj.core.api.Assertions.assertThat;

class PushRateTests {

	private final FcmStandIn fcm = FcmStandIn.start();

	private final ApplicationContextRunner context;

	PushRateTests(@TempDir Path folder) {
		this.context = ChannelContext.of(PushConfiguration.class)
			.withPropertyValues("regain.push.fcm.base-url=" + this.fcm.url(),
					"regain.push.fcm.credentials=" + this.fcm.writeCredentials(folder.resolve("account.json")));
	}

	@AfterEach
	void stop() {
		this.fcm.close();
	}

	@Test
	void isKeptByWhoAsksForATurn() {
		this.context.withPropertyValues("regain.push.rate=1/h").run((started) -> {
			Sender sender = started.getBean(Sender.class);
			assertThat(sender.turn(20).messages()).isEqualTo(1);
			assertThat(sender.turn(20).messages()).isZero();
			assertThat(sender.turn(20).again()).isPositive();
		});
	}

	@Test
	void isNotLimitedByItself() {
		this.context.run((started) -> assertThat(started.getBean(Sender.class).turn(500).messages()).isEqualTo(500));
	}

	@Test
	void failsAtStartByNameIfItIsNone() {
		this.context.withPropertyValues("regain.push.rate=fast")
			.run((started) -> assertThat(ChannelContext.failure(started))
				.contains("regain.push.rate is 'fast'; it must be a rate"));
	}

}
