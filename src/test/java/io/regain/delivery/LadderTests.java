package io.regain.delivery;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import io.regain.campaign.Escalation;
import io.regain.campaign.Escalation.Until;
import io.regain.message.Channel;
import io.regain.tracking.Engagement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Three channels, ten minutes for each; it is half past, and the deadline at three. */
class LadderTests {

	private static final Instant NOW = Instant.parse("2026-11-22T12:30:00Z");

	private static final Instant DEADLINE = Instant.parse("2026-11-22T15:00:00Z");

	/**
	 * Each message in short: its state, the minutes since it began, and, behind an
	 * exclamation mark, since when it is certain that somebody has seen it.
	 */
	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			acknowledged | accepted/5 step step        | wait 5
			acknowledged | accepted/10 step step        | turn
			acknowledged | accepted/10!0 step step      | reached email
			acknowledged | delivered/10 step step       | turn
			acknowledged | delivered/3 step step        | wait 7
			acknowledged | refused step step            | turn
			acknowledged | bounced/1 step step          | turn
			acknowledged | expired step step            | turn
			acknowledged | suppressed step step         | turn
			acknowledged | planned step step            | wait 10
			acknowledged | planned/4 step step          | wait 6
			acknowledged | planned/30 step step         | turn
			acknowledged | held step step               | wait 10
			acknowledged | sending step step            | wait 10
			acknowledged | in_doubt/4 step step         | wait 6
			acknowledged | in_doubt/30 step step        | turn
			acknowledged | accepted/20 accepted/5 step  | wait 5
			acknowledged | accepted/20!1 accepted/5 step | reached email
			acknowledged | accepted/20 accepted/5!1 step | reached sms
			acknowledged | accepted/20 refused step     | turn
			acknowledged | step step                    | turn
			opened       | accepted/10!-1 step step     | wait 1
			opened       | accepted/10!1 step step      | reached email
			accepted     | accepted/9 step step         | wait 1
			accepted     | accepted/10 step step        | reached email
			accepted     | delivered/10 step step       | reached email
			accepted     | bounced/10 step step         | turn
			accepted     | planned/30 accepted/10 step  | reached sms
			accepted     | in_doubt/30 step step        | turn
			""")
	void saysWhoseTurnItIs(String until, String messages, String said) {
		assertThat(inWords(verdict(until, true, messages, DEADLINE))).isEqualTo(said);
	}

	@Test
	void whoMustNotBeToldTwiceIsNotToldAgainOfWhatMayHaveArrived() {
		assertThat(inWords(verdict("accepted", false, "in_doubt/10 step", DEADLINE))).isEqualTo("reached email");
		assertThat(inWords(verdict("accepted", false, "in_doubt/9 step", DEADLINE))).isEqualTo("wait 1");
	}

	@Test
	void ofWhatWouldBeTooLateForAnotherChannelNobodyNeedKnowMore() {
		Instant soon = NOW.plus(Duration.ofMinutes(5));
		assertThat(inWords(verdict("accepted", true, "accepted/1 step", soon))).isEqualTo("reached email");
		assertThat(inWords(verdict("acknowledged", true, "accepted/1 step", soon))).isEqualTo("wait 9");
	}

	/** A person's open may turn out to be a machine's. */
	@Test
	void anOpenIsCertainWhenTrackingSaysSo() {
		assertThat(Rungs.CERTAIN_AFTER).isGreaterThanOrEqualTo(Engagement.CERTAIN_AFTER);
	}

	private static Verdict verdict(String until, boolean mayRepeat, String messages, Instant deadline) {
		List<Rung> rungs = new ArrayList<>();
		for (String message : messages.split(" ")) {
			rungs.add(rung(List.of(Channel.EMAIL, Channel.SMS, Channel.PUSH).get(rungs.size()), message, deadline));
		}
		return new Ladder(new Escalation(Until.valueOf(until.toUpperCase(Locale.ROOT)), Duration.ofMinutes(10)),
				mayRepeat)
			.of(rungs, NOW);
	}

	private static Rung rung(Channel channel, String message, Instant deadline) {
		String[] parts = message.split("!");
		String[] begun = parts[0].split("/");
		boolean held = begun[0].equals("held") || begun[0].equals("step");
		return new Rung(channel.ordinal(), channel,
				held ? State.PLANNED : State.valueOf(begun[0].toUpperCase(Locale.ROOT)),
				Optional.of(begun[0]).filter((why) -> held), NOW, deadline, minutesAgo(begun), minutesAgo(parts));
	}

	private static Optional<Instant> minutesAgo(String[] parts) {
		return (parts.length < 2) ? Optional.empty()
				: Optional.of(NOW.minus(Duration.ofMinutes(Long.parseLong(parts[1]))));
	}

	private static String inWords(Verdict verdict) {
		if (verdict instanceof Verdict.Reached reached) {
			return "reached " + reached.why().replaceAll("by (\\w+):.*", "$1");
		}
		return (verdict instanceof Verdict.Wait wait) ? "wait " + Duration.between(NOW, wait.until()).toMinutes()
				: "turn";
	}

}
