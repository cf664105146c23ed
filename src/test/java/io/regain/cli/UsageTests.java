package io.regain.cli;

import java.util.List;

import io.regain.cli.Installation.Answer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** What is said to somebody who asks, or slips; nothing of Regain is started for it. */
class UsageTests {

	static final List<String> COMMANDS = List.of("init", "validate", "preview", "plan", "test", "run", "runs", "report",
			"pause", "resume", "cancel", "settle", "explain", "bounces", "serve", "migrate");

	private final Installation installation = new Installation();

	@ParameterizedTest
	@FieldSource("COMMANDS")
	void eachCommandHelps(String command) {
		Answer answer = this.installation.run(command, "--help");
		assertThat(answer.exit()).isZero();
		assertThat(answer.out()).startsWith("Usage: regain " + command).contains("--json");
		assertThat(answer.err()).isEmpty();
	}

	@Test
	void theHelpNamesAllCommandsAndExitCodes() {
		Answer answer = this.installation.run("--help");
		assertThat(answer.exit()).isZero();
		assertThat(answer.out()).contains(COMMANDS)
			.contains("Exit codes:", "0   the run is complete", "5   a part that is needed cannot be reached");
	}

	@ParameterizedTest
	@ValueSource(strings = { "plan", "preview", "explain", "runs", "report", "settle", "validate", "init", "migrate" })
	void whatSendsNothingNamesNoEndsOfRuns(String command) {
		assertThat(this.installation.run(command, "--help").out()).contains("Exit codes:", "  2   bad usage")
			.doesNotContain("  3   ", "the run is complete", "nothing was sent");
	}

	@Test
	void theVersionIsAResult() {
		assertThat(this.installation.run("--version").out()).startsWith("regain ");
	}

	@Test
	void withoutACommandNothingIsWell() {
		Answer answer = this.installation.run();
		assertThat(answer.exit()).isEqualTo(Exit.INVALID);
		assertThat(answer.out()).isEmpty();
		assertThat(answer.err()).startsWith("Usage: regain");
	}

	@ParameterizedTest
	@CsvSource(
			textBlock = """
					run lapsed-90-days --no-wiat       | Unknown option: '--no-wiat'           | --no-wait
					rum lapsed-90-days                 | from index 0: 'rum'  | Did you mean: regain run
					run                                | Missing required parameter: 'CAMPAIGN' | Usage: regain run
					run lapsed-90-days --limit many    | Invalid value for option '--limit': 'many' is not a long | 'regain run --help'
					run lapsed-90-days --limit 0       | --limit is 0                          | allowed is 1 or more
					runs --limit 0                     | --limit is 0                          | allowed is 1 or more
					run Nope                           | 'Nope' is not a campaign id           | lower-case
					run x --key a b                    | Unmatched argument                    | 'b'
					report lapsed-90-days              | is not the name of a run              | lapsed-90-days@2026-11-22
					pause lapsed-90-days               | is not the name of a run              | lapsed-90-days@2026-11-22
					cancel x@y --by=                   | --by is ''                            | a name of up to 64
					settle x@y --send --drop           | mutually exclusive                    | --send
					test x --to nobody                 | --to is 'nobody'                      | device:TOKEN
					plan x --date tomorrow             | Invalid value for option '--date'     | tomorrow
					validate no/such/folder            | There is no file or folder            | no/such/folder
					""",
			delimiter = '|', quoteCharacter = '`')
	void aSlipIsBadUsage(String line, String complaint, String help) {
		Answer answer = this.installation.run(line.split(" "));
		assertThat(answer.exit()).as(answer.err()).isEqualTo(Exit.INVALID);
		assertThat(answer.err()).contains(complaint, help);
		assertThat(answer.out()).isEmpty();
	}

}
