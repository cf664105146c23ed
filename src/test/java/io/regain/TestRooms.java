package io.regain;

import java.time.Clock;

import io.regain.channel.CallbackVerifier;
import io.regain.delivery.Holds;
import io.regain.delivery.PlanLedger;
import io.regain.delivery.RunBook;
import io.regain.delivery.TestLedger;
import io.regain.message.Channel;
import io.regain.message.Secret;

import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What tests have instead of the world: time that stands still, and receivers. */
@TestConfiguration(proxyBeanMethods = false)
class TestRooms {

	@Bean
	@Primary
	TestClock testClock() {
		return new TestClock();
	}

	@Bean
	TestLedger testLedger(RunBook book, PlanLedger plan, Holds holds, Secret secret, JdbcClient jdbc, Clock clock) {
		return new TestLedger(book, plan, holds, secret, jdbc, clock);
	}

	/** Takes for genuine what says so. */
	@Bean
	CallbackVerifier callbackVerifier() {
		return (url, form, signature) -> signature.equals("genuine");
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
