package io.regain.delivery;

import java.time.Instant;
import java.time.LocalDate;

import io.regain.message.MessageClass;
import io.regain.message.RunName;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ReferenceTests {

	private static final Instant BEGUN = Instant.parse("2026-11-22T10:00:00Z");

	@Test
	void aMessageIsCalledTheSameForEver() {
		assertThat(Reference.of(run("note@2026-11-22", BEGUN), 1234567)).isEqualTo("qglj-4o51ldz2eugwqeot")
			.isEqualTo(Reference.of(run("note@2026-11-22", BEGUN.plusNanos(999_999)), 1234567));
	}

	@Test
	void messagesRunsAndInstallationsHaveDifferentNames() {
		assertThat(new String[] { Reference.of(run("note@a", BEGUN), 1), Reference.of(run("note@a", BEGUN), 2),
				Reference.of(run("note@b", BEGUN), 1), Reference.of(run("note@a", BEGUN.plusMillis(1)), 1) })
			.doesNotHaveDuplicates()
			.allMatch((reference) -> reference.matches("[a-z0-9]+-[a-z0-9]{10,16}"));
	}

	private static Run run(String name, Instant createdAt) {
		return Run.begin(RunName.parse(name), TestCampaign.of(MessageClass.SERVICE).parsed(),
				LocalDate.of(2026, 11, 22), "", false, createdAt, createdAt);
	}

}
