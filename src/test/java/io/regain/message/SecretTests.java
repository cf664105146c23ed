package io.regain.message;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.IntStream;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class SecretTests {

	private static final String KEY = "0123456789abcdef0123456789abcdef";

	private final Secret secret = new Secret(KEY);

	@Test
	void signsWithTheKey() throws Exception {
		Mac mac = Mac.getInstance("HmacSHA256");
		mac.init(new SecretKeySpec(KEY.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
		byte[] expected = mac.doFinal("unsubscribe\0Ёж".getBytes(StandardCharsets.UTF_8));
		assertThat(this.secret.sign("unsubscribe", "Ёж")).isEqualTo(expected);
	}

	@Test
	void whatIsSignedForOnePurposeIsWorthNothingForAnother() {
		byte[] signature = this.secret.sign("unsubscribe", "7");
		assertThat(this.secret.sign("status", "7")).isNotEqualTo(signature);
		assertThat(this.secret.sign("unsubscribe", "8")).isNotEqualTo(signature);
		assertThat(new Secret(KEY + "x").sign("unsubscribe", "7")).isNotEqualTo(signature);
		assertThat(this.secret.sign("a", "b\0c")).isNotEqualTo(this.secret.sign("ab", "c"));
	}

	@Test
	void anAddressHasOneHashOnEachChannelWhateverItsCase() {
		byte[] hash = this.secret.hash(new EmailAddress("ann@example.com"));
		assertThat(hash).hasSize(32).isEqualTo(this.secret.hash(new EmailAddress("Ann@Example.COM")));
		assertThat(this.secret.hash(new DeviceToken("ann@example.com"))).isNotEqualTo(hash);
		assertThat(this.secret.hash(new DeviceToken("a"))).isNotEqualTo(this.secret.hash(new DeviceToken("A")));
		assertThat(new Secret(KEY + "x").hash(new EmailAddress("ann@example.com"))).isNotEqualTo(hash);
	}

	@Test
	void manyThreadsMaySignAtOnce() {
		List<String> expected = IntStream.range(0, 2_000).mapToObj(this::signed).toList();
		assertThat(IntStream.range(0, 2_000).parallel().mapToObj(this::signed).toList()).isEqualTo(expected);
	}

	@Test
	void isNeverPrintedAndNeverShort() {
		assertThat(this.secret.toString()).doesNotContain(KEY);
		assertThatIllegalArgumentException().isThrownBy(() -> new Secret("short")).withMessageNotContaining("short");
	}

	private String signed(int number) {
		return HexFormat.of().formatHex(this.secret.sign("test", String.valueOf(number)));
	}

}
