package io.regain.message;

import java.time.Instant;
import java.time.LocalDateTime;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class ContentTests {

	/** A hash that is in ledgers: it must never be another. */
	@Test
	void theSameContentHasTheSameHashForEver() {
		assertThat(new Content.Sms("Привет").sha256())
			.isEqualTo("0362ab5d6c8efe295e2ceb15cfbd39a84191c74ce3d1953e2ae40c77391501cb");
	}

	@Test
	void whatIsSaidElsewhereIsNotTheSame() {
		assertThat(new String[] { new Content.Email("a", "b", "c").sha256(), new Content.Email("ab", "", "c").sha256(),
				new Content.Email("a", "c", "b").sha256(), new Content.Push("a", "b").sha256(),
				new Content.Sms("a").sha256() })
			.doesNotHaveDuplicates();
	}

	@ParameterizedTest
	@ValueSource(strings = { "a\nb", "a\r\nBcc: all@example.com", "a\0b", "\t", "a\u007f" })
	void aSubjectOrTitleIsOneLine(String text) {
		assertThatIllegalArgumentException().isThrownBy(() -> new Content.Email(text, "", ""))
			.withMessageContaining("the subject has a line break");
		assertThatIllegalArgumentException().isThrownBy(() -> new Content.Push(text, ""))
			.withMessageContaining("the title has a line break");
	}

	@Test
	void momentsAreKeptInUtcToTheMillisecond() {
		Instant instant = Instant.parse("2026-03-29T01:30:00.123456789Z");
		assertThat(Utc.of(instant)).isEqualTo(LocalDateTime.parse("2026-03-29T01:30:00.123"));
		assertThat(Utc.instant(Utc.of(instant))).isEqualTo(Instant.parse("2026-03-29T01:30:00.123Z"));
	}

}
