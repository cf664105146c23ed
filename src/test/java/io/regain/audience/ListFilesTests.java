package io.regain.audience;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import io.regain.RegainTest;
import io.regain.TestClock;
import io.regain.message.Channel;
import io.regain.message.EmailAddress;
import io.regain.message.PhoneNumber;
import io.regain.message.Problem;
import io.regain.message.Secret;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

@RegainTest
class ListFilesTests {

	private final ListFiles files;

	private final Suppressions suppressions;

	private final Consents consents;

	private final Secret secret;

	private final TestClock clock;

	@TempDir
	private Path folder = Path.of("");

	ListFilesTests(ListFiles files, Suppressions suppressions, Consents consents, Secret secret, TestClock clock) {
		this.files = files;
		this.suppressions = suppressions;
		this.consents = consents;
		this.secret = secret;
		this.clock = clock;
	}

	@Test
	void addressesOfAnotherToolAreSuppressed() throws IOException {
		Path file = file("""
				\uFEFFAddress,Reason,Note,Until
				a@example.com,hard-bounce,"gone, long ago",
				+491701234567,,,2026-12-24
				""");
		assertThat(this.files.suppress(file, Suppression.UNSUBSCRIBED, "Anna")).isEqualTo(2);
		byte[] mail = this.secret.hash(new EmailAddress("a@example.com"));
		byte[] phone = this.secret.hash(new PhoneNumber("+491701234567"));
		assertThat(this.suppressions.of(mail)).singleElement()
			.returns(Suppression.HARD_BOUNCE, Suppressed::reason)
			.returns("gone, long ago", Suppressed::note)
			.returns("Anna", Suppressed::source);
		assertThat(among(Channel.SMS, phone)).containsExactly(Suppression.UNSUBSCRIBED);
		this.clock.advance(Duration.ofDays(40));
		assertThat(among(Channel.SMS, phone)).isEmpty();
		assertThat(among(Channel.EMAIL, mail)).containsExactly(Suppression.HARD_BOUNCE);
	}

	@Test
	void whatIsExportedCanBeImported() throws IOException {
		byte[] hash = this.secret.hash(new EmailAddress("a@example.com"));
		StringBuilder exported = new StringBuilder("channel,hash,reason\n");
		this.suppressions.add(Channel.EMAIL, hash, Suppression.COMPLAINED, "a test");
		this.suppressions.export((one) -> exported
			.append("%s,%s,%s%n".formatted(one.channel().id(), Suppressions.key(one.hash()), one.reason().id())));
		this.suppressions.lift(List.of(hash), Set.of(Suppression.COMPLAINED), "a test");
		assertThat(among(Channel.EMAIL, hash)).isEmpty();
		this.clock.advance(Duration.ofSeconds(1));
		this.files.suppress(file(exported.toString()), Suppression.MANUAL, "a test");
		assertThat(among(Channel.EMAIL, hash)).containsExactly(Suppression.COMPLAINED);
	}

	@Test
	void ofAFileThatIsWrongNothingIsTaken() throws IOException {
		Path file = file("""
				address,reason
				a@example.com,hard-bounce
				nobody,hard-bounce
				b@example.com,because
				""");
		assertThatExceptionOfType(CsvException.class)
			.isThrownBy(() -> this.files.suppress(file, Suppression.MANUAL, "Anna"))
			.satisfies((ex) -> {
				assertThat(ex.problems()).extracting(Problem::line).containsExactly(3, 4);
				assertThat(ex.problems().get(1).message()).contains("'because'", "hard-bounce, soft-bounce, manual");
			});
		assertThat(among(Channel.EMAIL, this.secret.hash(new EmailAddress("a@example.com")))).isEmpty();
	}

	@Test
	void anAddressInOtherScriptsIsTheSameAsTheDnsKnowsIt() throws IOException {
		this.files.suppress(file("address\nивaн@пример.рф\n"), Suppression.MANUAL, "Anna");
		assertThat(among(Channel.EMAIL, this.secret.hash(new EmailAddress("ивaн@xn--e1afmkfd.xn--p1ai"))))
			.containsExactly(Suppression.MANUAL);
	}

	@Test
	void whatIsTooLongIsSaidBeforeAnythingIsTaken() throws IOException {
		Path file = file("customer_id,allowed,at\nc-1,yes,2026-01-01\n" + "c".repeat(65) + ",yes,2026-01-01\n");
		assertThatExceptionOfType(CsvException.class).isThrownBy(() -> this.files.consents(file, "x"))
			.satisfies((ex) -> assertThat(ex.problems()).extracting(Problem::message)
				.containsExactly("the customer_id has 65 characters; allowed are 64"));
		assertThat(this.consents.words("c-1")).isEmpty();
	}

	@Test
	void aFileWithoutTheColumnsSaysWhatItHas() throws IOException {
		Path file = file("mail\na@example.com\n");
		assertThatExceptionOfType(CsvException.class)
			.isThrownBy(() -> this.files.suppress(file, Suppression.MANUAL, "Anna"))
			.satisfies((ex) -> assertThat(ex.problems().get(0).message())
				.isEqualTo("there is no column 'address'; the columns are mail"));
		assertThatExceptionOfType(CsvException.class)
			.isThrownBy(() -> this.files.suppress(this.folder.resolve("none.csv"), Suppression.MANUAL, "Anna"))
			.satisfies((ex) -> assertThat(ex.problems().get(0).message()).startsWith("cannot be read"));
	}

	@Test
	void wordsAreAppendedOnce() throws IOException {
		Path file = file("""
				customer_id,channel,topic,allowed,at,source
				c-1,email,offers,yes,2026-01-01,a form
				c-1,,,no,2026-02-01T10:00:00Z,
				""");
		assertThat(this.files.consents(file, "old.csv")).isEqualTo(2);
		this.files.consents(file, "old.csv");
		assertThat(this.consents.words("c-1")).extracting(ConsentWord::source).containsExactly("old.csv", "a form");
		assertThat(this.consents.standing("c-1").on(Channel.EMAIL, Optional.of("offers"))).isEqualTo(Consent.WITHDRAWN);
	}

	@Test
	void aWordIsYesOrNo() throws IOException {
		Path file = file("customer_id,allowed,at\nc-1,perhaps,2026-01-01\nc-1,yes,yesterday\n");
		assertThatExceptionOfType(CsvException.class).isThrownBy(() -> this.files.consents(file, "x"))
			.satisfies((ex) -> assertThat(ex.problems()).extracting(Problem::message)
				.containsExactly("allowed is 'perhaps'; allowed are yes and no",
						"'yesterday' is no moment; allowed are 2026-11-22 and 2026-11-22T10:00:00Z"));
	}

	private Set<Suppression> among(Channel channel, byte[] hash) {
		return this.suppressions.among(Set.of(channel), List.of(hash)).getOrDefault(Suppressions.key(hash), Set.of());
	}

	private Path file(String text) throws IOException {
		return Files.writeString(this.folder.resolve("list.csv"), text);
	}

}
