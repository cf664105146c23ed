package io.regain.delivery;

import io.regain.RegainTest;
import io.regain.message.MessageClass;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

@RegainTest
class ReferencesTests {

	private final TestLedger ledger;

	private final References references;

	ReferencesTests(TestLedger ledger, References references) {
		this.ledger = ledger;
		this.references = references;
	}

	@Test
	void aMessageIsFoundByItsWholeName() {
		Run run = this.ledger.planned(MessageClass.SERVICE, 2);
		long message = this.ledger.messages(run).get(1);
		assertThat(this.references.message(Reference.of(run, message)).map(MessageRef::id)).hasValue(message);
	}

	@Test
	void itsNumberAloneIsNotEnough() {
		Run run = this.ledger.planned(MessageClass.SERVICE, 2);
		String first = Reference.of(run, this.ledger.messages(run).get(0));
		String second = Long.toString(this.ledger.messages(run).get(1), Character.MAX_RADIX);
		assertThat(this.references.message(second + first.substring(first.indexOf('-')))).isEmpty();
		assertThat(this.references.message(second)).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(
			strings = { "", "-", "1-", "zzzzzzzzzzzz-a", "zzzzzzzzzzzzzzzzzzzzz-a", "owner-1x2y3z", "1-2@3", "ä-1" })
	void whatIsNotOursIsNobodys(String name) {
		assertThat(this.references.message(name)).isEmpty();
	}

}
