package io.regain.channel;

import java.time.Clock;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.github.bucket4j.TimeMeter;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.test.context.assertj.AssertableApplicationContext;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

import static org.assertj.core.api.Assertions.assertThat;

/** A context in which one channel's configuration can be started. */
public final class ChannelContext {

	private ChannelContext() {
	}

	public static ApplicationContextRunner of(Class<?>... configurations) {
		return new ApplicationContextRunner().withBean(Clock.class, Clock::systemUTC)
			.withBean(TimeMeter.class, () -> TimeMeter.SYSTEM_NANOTIME)
			.withUserConfiguration(configurations);
	}

	/** All messages of why it did not start. */
	public static String failure(AssertableApplicationContext context) {
		assertThat(context).hasFailed();
		return Stream
			.<@Nullable Throwable>iterate(context.getStartupFailure(), Objects::nonNull,
					(failure) -> (failure != null) ? failure.getCause() : null)
			.map(String::valueOf)
			.collect(Collectors.joining("\n"));
	}

}
