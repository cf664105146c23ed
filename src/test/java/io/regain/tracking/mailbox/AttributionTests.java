package io.regain.tracking.mailbox;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

import io.regain.RegainTest;
import io.regain.delivery.MessageRef;
import io.regain.tracking.bounce.Original;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.BeanFactory;

import static org.assertj.core.api.Assertions.assertThat;

@RegainTest
class AttributionTests {

	private final Attribution attribution;

	private final Sent sent;

	AttributionTests(Attribution attribution, BeanFactory beans) {
		this.attribution = attribution;
		this.sent = new Sent(beans);
	}

	@Test
	void theAddressItReturnedToSaysMost() {
		MessageRef one = this.sent.message();
		MessageRef other = this.sent.message();
		Original original = new Original(List.of("bounces@news.example.com", this.sent.address(one)),
				List.of(this.sent.reference(other) + "@lavka.example"), Optional.empty(), List.of());
		assertThat(found(original)).hasValue(one.id());
	}

	@Test
	void thenTheNameThatItRepeats() {
		MessageRef message = this.sent.message();
		String name = this.sent.reference(message);
		assertThat(found(Script.about(name + "@lavka.example"))).hasValue(message.id());
		assertThat(found(new Original(List.of(), List.of(), Optional.of(name), List.of()))).hasValue(message.id());
	}

	@Test
	void neverTheCustomersAddressAlone() {
		this.sent.message();
		assertThat(found(
				new Original(List.of("c-1@example.com"), List.of(), Optional.empty(), List.of("c-1@example.com"))))
			.isEmpty();
	}

	@Test
	void aMailThatNamesThousandsIsNotFollowed() {
		String name = this.sent.reference(this.sent.message()) + "@lavka.example";
		List<String> names = new ArrayList<>(Collections.nCopies(5_000, "1-2@example.com"));
		names.add(name);
		assertThat(found(new Original(List.of(), names, Optional.empty(), List.of()))).isEmpty();
	}

	private Optional<Long> found(Original original) {
		return this.attribution.signed(original).or(() -> this.attribution.named(original)).map(MessageRef::id);
	}

}
