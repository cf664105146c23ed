package io.regain.plan;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import io.regain.message.Channel;
import io.regain.plan.Caps.Verdict;
import io.regain.plan.Counted.Standing;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class CapsTests {

	private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");

	private static final Cap TWO_A_WEEK = new Cap(Optional.empty(), 2, Duration.ofDays(7));

	private static final Cap ONE_SMS_A_DAY = new Cap(Optional.of(Channel.SMS), 1, Duration.ofDays(1));

	/**
	 * Others as {@code run/priority channel standing hours-ago}; what becomes of an SMS
	 * of priority 5: sent, full, or whose messages go.
	 */
	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			''                                                                | sent
			1/5 email left 2                                                  | sent
			1/5 email left 2, 2/5 email left 4                                | full
			1/5 email left 2, 1/5 sms left 25                                 | sent
			1/5 email left 2, 2/5 email left 167                              | full
			1/5 email left 2, 2/5 email left 168                              | sent
			1/5 email left 2, 2/5 email left 169                              | sent
			1/5 sms left 23                                                   | full
			1/5 sms left 24                                                   | sent
			1/5 sms leaving 900                                               | full
			1/5 email waiting -40, 2/5 email waiting 900                      | full
			1/4 sms waiting 0                                                 | 1
			1/5 sms waiting 0                                                 | full
			1/6 sms waiting 0                                                 | full
			1/4 sms leaving 0                                                 | full
			1/4 email waiting 0, 2/9 email left 3                             | 1
			1/4 email waiting 0, 2/3 email waiting 0                          | 2
			1/4 email waiting 0, 2/4 email waiting 0                          | 2
			1/4 email waiting 0, 2/3 email left 1                             | 1
			1/4 email waiting 0, 1/4 push left 1, 2/9 email left 1            | full
			1/4 email waiting 0, 1/4 push left 900, 2/9 email left 1          | full
			1/4 email waiting 0, 1/4 push waiting 0, 2/9 email left 1         | 1 1
			1/4 email waiting 0, 2/9 email left 1, 3/9 email left 1           | full
			1/1 email waiting 0, 2/2 email waiting 0, 3/9 email left 1        | 1 2
			1/1 email left 0, 1/1 sms waiting 0                               | 1
			1/1 email waiting 0, 2/9 email left 1, 3/9 sms left 1             | full
			""")
	void aMessageLeavesTakesAPlaceOrFindsNone(String others, String outcome) {
		Verdict verdict = new Caps(List.of(TWO_A_WEEK, ONE_SMS_A_DAY)).judge(Channel.SMS, NOW, 5, parse(others));
		assertThat(told(verdict)).isEqualTo(outcome);
	}

	@Test
	void aCapOnAnotherChannelDoesNotConcernIt() {
		assertThat(told(new Caps(List.of(ONE_SMS_A_DAY)).judge(Channel.EMAIL, NOW, 5, parse("1/5 sms left 1"))))
			.isEqualTo("sent");
	}

	@Test
	void whatFillsItIsSaid() {
		assertThat(new Caps(List.of(TWO_A_WEEK)).judge(Channel.SMS, NOW, 5, parse("1/5 email left 2, 2/5 push left 4"))
			.full()).contains("2 marketing messages in 7 days: c@1, c@2");
		assertThat(new Caps(List.of(ONE_SMS_A_DAY)).judge(Channel.SMS, NOW, 5, parse("7/5 sms left 2")).full())
			.contains("1 marketing message by sms in 1 day: c@7");
		assertThat(new Cap(Optional.of(Channel.PUSH), 3, Duration.ofHours(36)).inWords())
			.isEqualTo("3 marketing messages by push in 36 hours");
		String many = IntStream.range(1000, 1100)
			.mapToObj((run) -> run + "/5 email left 1")
			.collect(Collectors.joining(", "));
		assertThat(new Caps(List.of(TWO_A_WEEK)).judge(Channel.SMS, NOW, 5, parse(many)).full().orElseThrow())
			.hasSize(200)
			.endsWith("…");
	}

	/** Whoever may leave leaves no more than the cap; whoever may not is one too many. */
	@ParameterizedTest
	@ValueSource(longs = { 1, 20261122, 77 })
	void noneIsOneTooManyAndNoneIsRefusedWithoutNeed(long seed) {
		Random random = new Random(seed);
		for (int i = 0; i < 5_000; i++) {
			Cap cap = new Cap(random.nextBoolean() ? Optional.empty() : Optional.of(Channel.SMS), 1 + random.nextInt(3),
					Duration.ofDays(1 + random.nextInt(7)));
			List<Counted> others = random.ints(random.nextInt(7), 0, 5).mapToObj((run) -> any(random, run)).toList();
			Verdict verdict = new Caps(List.of(cap)).judge(Channel.SMS, NOW, 5, others);
			long left = contacts(cap, others.stream().filter((other) -> !verdict.gone().contains(other)).toList());
			String what = "%s with %s (seed %d)".formatted(cap, others, seed);
			assertThat(left >= cap.most()).as(what).isEqualTo(verdict.full().isPresent());
			assertThat(verdict.gone()).as(what)
				.allMatch((gone) -> gone.standing() == Standing.WAITING && gone.priority() < 5);
			assertThat(verdict.gone().isEmpty() || left == cap.most() - 1).as(what).isTrue();
		}
	}

	private static long contacts(Cap cap, List<Counted> others) {
		return others.stream().filter((other) -> cap.counts(other, NOW)).map(Counted::run).distinct().count();
	}

	/** One run has one priority. */
	private static Counted any(Random random, int run) {
		Channel channel = Channel.values()[random.nextInt(3)];
		Standing standing = Standing.values()[random.nextInt(3)];
		return new Counted(random.nextLong(), run, "c@" + run, 2 * run, channel, standing,
				NOW.minus(Duration.ofHours(random.nextInt(24 * 9))));
	}

	private static String told(Verdict verdict) {
		if (verdict.full().isPresent()) {
			return "full";
		}
		return verdict.gone().isEmpty() ? "sent"
				: verdict.gone()
					.stream()
					.map((gone) -> String.valueOf(gone.run()))
					.sorted()
					.collect(Collectors.joining(" "));
	}

	private static List<Counted> parse(String others) {
		return Arrays.stream(others.split(", ")).filter((other) -> !other.isEmpty()).map((other) -> {
			String[] words = other.split("[ /]");
			return new Counted(other.hashCode(), Long.parseLong(words[0]), "c@" + words[0], Integer.parseInt(words[1]),
					Channel.of(words[2]), Standing.valueOf(words[3].toUpperCase(Locale.ROOT)),
					NOW.minus(Duration.ofHours(Long.parseLong(words[4]))));
		}).toList();
	}

}
