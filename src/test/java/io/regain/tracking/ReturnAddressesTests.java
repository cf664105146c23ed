package io.regain.tracking;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.LongStream;

import io.regain.message.EmailAddress;
import io.regain.message.Secret;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.support.StaticListableBeanFactory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class ReturnAddressesTests {

	private static final String LONGEST = "b".repeat(ReturnAddresses.LONGEST_LOCAL_PART) + "@news.example.com";

	private final ReturnAddresses addresses = addresses("bounces@news.example.com", "+", "one");

	static LongStream messages() {
		return LongStream.of(0, 1, 35, 36, 4711, Long.MAX_VALUE);
	}

	@ParameterizedTest
	@MethodSource("messages")
	void nameTheirMessageInLowerCaseAndBriefly(long message) {
		String address = addresses(LONGEST, "-", "one").of(message).orElseThrow().value();
		assertThat(address).matches("b+-[0-9a-z]{17,29}@news\\.example\\.com");
		assertThat(address.indexOf('@')).isLessThanOrEqualTo(64);
		assertThat(this.addresses.message(address)).hasValue(message);
	}

	@Test
	void areUnderstoodWhateverRelaysMakeOfThem() {
		String address = this.addresses.of(4711).orElseThrow().value();
		assertThat(this.addresses.message(address.toUpperCase(Locale.ROOT))).hasValue(4711L);
		assertThat(this.addresses.message("SRS0=x1=Q7=news.example.com=" + address.replace("@", "@forward.")))
			.hasValue(4711L);
	}

	@Test
	void areNobodyElsesToMake() {
		String address = this.addresses.of(4711).orElseThrow().value();
		String name = address.substring("bounces+".length(), address.indexOf('@'));
		for (int place = 0; place < name.length(); place++) {
			char other = (name.charAt(place) == 'a') ? 'b' : 'a';
			String forged = name.substring(0, place) + other + name.substring(place + 1);
			assertThat(this.addresses.message("bounces+" + forged + "@news.example.com")).as(forged).isEmpty();
		}
		assertThat(addresses("bounces@news.example.com", "+", "two").message(address)).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "@", "bounces@news.example.com", "bounces+@news.example.com", "a+0000000000000000@b.c",
			"zzzzzzzzzzzzzaaaaaaaaaaaaaaaa@b.c", "MAILER-DAEMON@example.com" })
	void nothingElseIsTakenForOne(String address) {
		assertThat(this.addresses.message(address)).isEmpty();
	}

	@Test
	void areLeftToTheRelayUnlessTheyAreSet() {
		assertThat(addresses("", "+", "one").of(4711)).isEqualTo(Optional.<EmailAddress>empty());
	}

	@ParameterizedTest
	@ValueSource(strings = { "bounces", "bounces@", "a b@example.com", "b@example.com>", "bücher@example.com",
			"this-is-a-name-of-thirty-five-letter@example.com" })
	void whatCannotCarryANameIsRefused(String address) {
		assertThatIllegalArgumentException().isThrownBy(() -> new ReturnProperties(address, "+"))
			.withMessageContaining("regain.email.bounce-address");
	}

	@Test
	void aSeparatorThatNoServerKnowsIsRefused() {
		assertThatIllegalArgumentException().isThrownBy(() -> new ReturnProperties("b@example.com", "a"))
			.withMessageContaining("regain.email.bounce-separator");
	}

	private static ReturnAddresses addresses(String address, String separator, String key) {
		StaticListableBeanFactory beans = new StaticListableBeanFactory();
		beans.addBean("secret", new Secret(key + " of thirty-two characters or more"));
		return new ReturnAddresses(new ReturnProperties(address, separator), beans.getBeanProvider(Secret.class));
	}

}
