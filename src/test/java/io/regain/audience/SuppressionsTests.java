package io.regain.audience;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

import io.regain.RegainTest;
import io.regain.TestClock;
import io.regain.message.Address;
import io.regain.message.Channel;
import io.regain.message.DeviceToken;
import io.regain.message.EmailAddress;
import io.regain.message.PhoneNumber;
import io.regain.message.Secret;
import io.regain.message.Utc;
import org.junit.jupiter.api.Test;

import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;

@RegainTest
class SuppressionsTests {

	private static final EmailAddress ANN = new EmailAddress("ann@example.com");

	private final Suppressions suppressions;

	private final Secret secret;

	private final JdbcClient jdbc;

	SuppressionsTests(Suppressions suppressions, Secret secret, JdbcClient jdbc) {
		this.suppressions = suppressions;
		this.secret = secret;
		this.jdbc = jdbc;
	}

	@Test
	void anAddressIsFoundWithAllItsReasons() {
		add(ANN, Suppression.UNSUBSCRIBED);
		add(ANN, Suppression.MANUAL);
		add(new PhoneNumber("+4915112345678"), Suppression.COMPLAINED);
		assertThat(among(ANN, new EmailAddress("bob@example.com"), new DeviceToken("token")))
			.isEqualTo(Map.of(key(ANN), Set.of(Suppression.UNSUBSCRIBED, Suppression.MANUAL)));
	}

	@Test
	void askingForNobodyFindsNobody() {
		assertThat(this.suppressions.among(List.of(Channel.values()), List.of())).isEmpty();
	}

	@Test
	void sayingItAgainChangesNothing() {
		add(ANN, Suppression.UNSUBSCRIBED);
		add(ANN, Suppression.UNSUBSCRIBED);
		assertThat(this.jdbc.sql("SELECT COUNT(*) FROM regain_suppression").query(Long.class).single()).isOne();
	}

	@Test
	void aSuppressionForATimeEndsByItselfUnlessItIsSaidAgain() {
		add(ANN, Suppression.MANUAL);
		this.jdbc.sql("UPDATE regain_suppression SET until_at = :at")
			.param("at", Utc.of(TestClock.START.plus(Duration.ofMillis(1))))
			.update();
		assertThat(among(ANN)).isNotEmpty();
		this.jdbc.sql("UPDATE regain_suppression SET until_at = :at").param("at", Utc.of(TestClock.START)).update();
		assertThat(among(ANN)).isEmpty();
		add(ANN, Suppression.MANUAL);
		assertThat(among(ANN)).isNotEmpty();
	}

	@Test
	void noAddressIsStored() {
		add(ANN, Suppression.MANUAL);
		assertThat(this.jdbc.sql("SELECT * FROM regain_suppression").query().singleRow().values())
			.noneMatch((value) -> String.valueOf(value).contains("ann"));
	}

	@Test
	void aWholeBatchIsAskedForAtOnce() {
		add(ANN, Suppression.MANUAL);
		List<byte[]> hashes = IntStream.range(0, 3_000)
			.mapToObj((n) -> this.secret.hash(new EmailAddress("c-" + n + "@example.com")))
			.toList();
		assertThat(this.suppressions.among(List.of(Channel.values()), hashes)).isEmpty();
	}

	private void add(Address address, Suppression reason) {
		this.suppressions.add(address.channel(), this.secret.hash(address), reason, "test");
	}

	private Map<String, Set<Suppression>> among(Address... addresses) {
		return this.suppressions.among(List.of(Channel.values()),
				List.of(addresses).stream().map(this.secret::hash).toList());
	}

	private String key(Address address) {
		assertThat(address.channel()).isEqualTo(Channel.EMAIL);
		return Suppressions.key(this.secret.hash(address));
	}

}
