package io.regain.report.form;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

import io.regain.report.DetailedReport;
import io.regain.report.SampleReports;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Reports in the forms in which they are handed on, whole and byte for byte as in
 * {@code src/test/golden/report}. After a wanted change {@code -Dregain.golden=write}
 * writes them anew, to be looked at in the diff and in a browser; CI never does.
 */
class ReportFormsTests {

	private static final Path GOLDEN = Path.of("src/test/golden/report");

	enum Sample {

		ORDINARY(SampleReports.ordinary()), HUGE(SampleReports.huge()), EMPTY(SampleReports.empty()),
		HOSTILE(SampleReports.hostile()), ESCALATED(SampleReports.escalated());

		final DetailedReport report;

		Sample(DetailedReport report) {
			this.report = report;
		}

		Path file(String ending) {
			return GOLDEN.resolve(name().toLowerCase(Locale.ROOT) + ending);
		}

	}

	@ParameterizedTest
	@EnumSource
	void thePageIsAsItWasLookedAt(Sample sample) throws IOException {
		compare(sample.file(".html"), ReportPage.of(sample.report));
	}

	@ParameterizedTest
	@EnumSource
	void theTableIsAsItWasLookedAt(Sample sample) throws IOException {
		compare(sample.file(".csv"), ReportCsv.of(sample.report));
	}

	@ParameterizedTest
	@EnumSource
	void thePageNeedsNothingElse(Sample sample) {
		assertThat(ReportPage.of(sample.report)).doesNotContainIgnoringCase("<script", "<link", "<img", "src=\"",
				"url(", "@import", "<iframe", "http://", "https://");
	}

	@Test
	void namesAreNoMarkup() {
		String page = ReportPage.of(SampleReports.hostile());
		assertThat(page).contains("&lt;script&gt;alert(1)&lt;/script&gt;",
				"<h1>&lt;/title&gt;&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt;&amp;amp;&#39;x&#39;</h1>",
				"&lt;img src=x onerror=alert(1)&gt;");
		assertThat(page).doesNotContain("onerror=alert(1)>");
	}

	@Test
	void namesAreNoFormulas() {
		List<String> lines = Arrays.asList(ReportCsv.of(SampleReports.hostile()).split("\r\n"));
		assertThat(lines).filteredOn((line) -> line.contains("cmd") && line.contains(",planned,"))
			.singleElement()
			.isEqualTo("x@<script>alert(1)</script>,domain,"
					+ "\"'=cmd|'/c calc'!a1,\"\"b\"\"<img src=x onerror=alert(1)>\",planned,8260");
	}

	@ParameterizedTest
	@EnumSource
	void everyLineHasFiveCells(Sample sample) {
		Pattern line = Pattern.compile("(?:(?:[^\",]*|\"(?:[^\"]|\"\")*\"),){4}(?:number|[0-9]+)");
		assertThat(ReportCsv.of(sample.report).split("\r\n")).allMatch(line.asMatchPredicate());
	}

	private static void compare(Path file, String text) throws IOException {
		if ("write".equals(System.getProperty("regain.golden"))) {
			assertThat(System.getenv()).as("nobody looks at what CI writes").doesNotContainKey("CI");
			Files.createDirectories(GOLDEN);
			Files.writeString(file, text);
		}
		assertThat(Files.readString(file)).isEqualTo(text);
	}

}
