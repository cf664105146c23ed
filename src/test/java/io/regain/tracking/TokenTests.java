package io.regain.tracking;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.LongStream;

import io.regain.message.Secret;
import io.regain.tracking.Token.Click;
import io.regain.tracking.Token.Purpose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class TokenTests {

	private static final Secret SECRET = new Secret("a secret of the tests, of 32 or more");

	private static final Secret OTHER = new Secret("another secret, as long as the first");

	@Test
	void aClickNamesItsLinkInItsMessage() {
		String token = Token.ofClick(SECRET, 4_711, 12);
		assertThat(token).matches("[0-9a-z]+-[0-9a-z]+\\.[A-Za-z0-9_-]{16}");
		assertThat(Token.verifyClick(SECRET, token)).hasValue(new Click(4_711, 12));
		assertThat(Token.verifyClick(OTHER, token)).isEmpty();
	}

	@Test
	void tokensAreShortForLong() {
		assertThat(Token.ofClick(SECRET, 1_000_000_000_000L, 1_000_000)).hasSizeLessThanOrEqualTo(30);
		assertThat(Token.of(SECRET, Purpose.OPEN, Long.MAX_VALUE)).hasSizeLessThanOrEqualTo(30);
	}

	@Test
	void noneIsWorthAnythingForAnotherPurpose() {
		for (Purpose purpose : Purpose.values()) {
			assertThat(Token.verifyClick(SECRET, Token.of(SECRET, purpose, 7))).isEmpty();
			assertThat(Token.verify(SECRET, purpose, Token.ofClick(SECRET, 7, 1))).as(purpose.name()).isEmpty();
		}
	}

	@Test
	void noneCanBeTurnedIntoAnother() {
		String token = Token.ofClick(SECRET, 35, 1);
		String signature = token.substring(token.indexOf('.'));
		for (String name : List.of("z-2", "y-1", "1-z", "z1", "z-01", "-z-1", "z-1-1", "z", "Z-1", "z-+1")) {
			assertThat(Token.verifyClick(SECRET, name + signature)).as(name).isEmpty();
		}
		Set<String> broken = new HashSet<>();
		for (int i = 0; i < token.length(); i++) {
			broken.add(token.substring(0, i));
			broken.add(token.substring(0, i) + token.substring(i + 1));
			broken.add(token.substring(0, i) + (char) (token.charAt(i) ^ 1) + token.substring(i + 1));
			broken.add(token.substring(0, i) + "é" + token.substring(i + 1));
		}
		assertThat(broken).allSatisfy((other) -> assertThat(Token.verifyClick(SECRET, other)).isEmpty());
	}

	@ParameterizedTest
	@ValueSource(strings = { "", ".", "..", "-", "-.", "1-1", "1-1.", ".AAAAAAAAAAAAAAAA", "1-1.AAAAAAAAAAAAAAAA" })
	void junkIsNone(String token) {
		assertThat(Token.verifyClick(SECRET, token)).isEmpty();
		assertThat(Token.verify(SECRET, Purpose.OPEN, token)).isEmpty();
		assertThat(Token.verifyClick(SECRET, token + "A".repeat(10_000))).isEmpty();
	}

	@Test
	void noTwoMessagesShareOne() {
		assertThat(LongStream.range(0, 2_000).mapToObj((id) -> Token.ofClick(SECRET, id / 40, id % 40)))
			.doesNotHaveDuplicates();
	}

}
