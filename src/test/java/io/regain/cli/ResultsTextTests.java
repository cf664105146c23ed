package io.regain.cli;

import io.regain.report.SampleReports;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** What came of a run, as a terminal shows it. */
class ResultsTextTests {

	private static final Bar PLAIN = new Bar(20, '#', '.');

	@Test
	void eachShareSaysOfWhat() {
		assertThat(ResultsText.of(SampleReports.ordinary(), PLAIN).orElseThrow()).startsWith(
				"""

						99.6 % of what was accepted is delivered. 300 bounced at gmail.example: 3.6 % of the mail
						to it, 2.1 % over all domains. 10 refused for a reason on our side.
						  delivered            17,728  ###################.   99.6 % of accepted
						  bounced                 382  #...................    2.1 % of tried (accepted + refused)
						    hard                  329  300 at once, 29 later
						    soft                   27  0 at once, 27 later
						    content                10  10 at once, 0 later
						    other                  16  0 at once, 16 later
						  opened                4,226  #####...............   25.1 % of delivered mail; 1,534 more by machines only
						  clicked                 991  #...................    5.9 % of delivered mail; 280 more by machines only
						  unsubscribed             44  #...................    0.2 % of delivered
						  complained                5  #...................   0.03 % of delivered
						  replied                  36  #...................    0.2 % of delivered

						By channel                     accepted  delivered    bounced     opened    clicked
						  email                          16,904     99.7 %      2.1 %     25.1 %      5.9 %
						  sms                               896     98.2 %      2.2 %          –          –
						""");
	}

	@Test
	void whereNothingHasLeftThereIsNothingToTell() {
		assertThat(ResultsText.of(SampleReports.empty(), PLAIN)).isEmpty();
	}

	@Test
	void aBarIsNeverFullerOrEmptierThanItsShare() {
		assertThat(PLAIN.of(0)).isEqualTo(".".repeat(20));
		assertThat(PLAIN.of(0.0001)).isEqualTo("#" + ".".repeat(19));
		assertThat(PLAIN.of(0.5)).isEqualTo("#".repeat(10) + ".".repeat(10));
		assertThat(PLAIN.of(0.9999)).isEqualTo("#".repeat(19) + ".");
		assertThat(PLAIN.of(1)).isEqualTo("#".repeat(20));
	}

}
