package io.regain;

import io.regain.message.Channel;

import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;

/** What tests have instead of the world: time that stands still, and receivers. */
@TestConfiguration(proxyBeanMethods = false)
class TestRooms {

	@Bean
	@Primary
	TestClock testClock() {
		return new TestClock();
	}

	@Bean
	ScriptedSender email() {
		return new ScriptedSender(Channel.EMAIL);
	}

	@Bean
	ScriptedSender sms() {
		return new ScriptedSender(Channel.SMS);
	}

	@Bean
	ScriptedSender push() {
		return new ScriptedSender(Channel.PUSH);
	}

}
