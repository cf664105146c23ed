package io.regain.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import io.regain.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/** An operator takes addresses out, and in again. */
class SuppressCommandTests {

	private final Installation installation = new Installation().with(TestDatabase.schema())
		.with("regain.secret", "a secret of the tests, of 32 or more");

	@TempDir
	private Path folder = Path.of("");

	@BeforeEach
	void migrate() {
		assertThat(this.installation.run("migrate").exit()).isZero();
	}

	@AfterEach
	void close() {
		this.installation.close();
	}

	@Test
	void anAddressIsSuppressedAskedForAndLetGo() {
		assertThat(this.installation.run("suppressions", "a@example.com").out())
			.isEqualTo("Nothing is known against it.\n");
		assertThat(
				this.installation.run("suppress", "A@Example.com", "--because", "asked by phone", "--by", "Anna").out())
			.isEqualTo("1 address is suppressed: manual.\n");
		assertThat(this.installation.run("suppressions", "a@example.com").out()).startsWith("email  manual since ")
			.endsWith(" by Anna: asked by phone\n");
		assertThat(
				this.installation.run("unsuppress", "a@example.com", "--because", "asked again", "--by", "Boris").out())
			.isEqualTo("1 suppression lifted.\n");
		JsonNode known = this.installation.run("suppressions", "a@example.com", "--json").json().path(0);
		assertThat(known.path("inForce").asBoolean()).isFalse();
		assertThat(known.path("note").asString()).isEqualTo("asked again (Boris)");
		assertThat(this.installation.run("unsuppress", "a@example.com", "--because", "once more").out())
			.startsWith("Nothing to lift");
	}

	@Test
	void whatIsWrongIsSaidAndNothingIsDone() {
		assertThat(this.installation.run("suppress", "a@example.com", "nobody").err())
			.contains("'nobody' is no address");
		assertThat(this.installation.run("suppress", "a@example.com", "--reason", "whim").err())
			.contains("--reason is 'whim'; allowed are unsubscribed, complained, hard-bounce, soft-bounce, manual");
		assertThat(this.installation.run("suppress", "a@example.com", "--until", "2020-01-01").exit())
			.isEqualTo(Exit.INVALID);
		assertThat(this.installation.run("suppressions", "--export").out())
			.isEqualTo("channel,hash,reason,since,until\n");
	}

	@Test
	void listsGoOutAndComeIn() throws IOException {
		Path list = Files.writeString(this.folder.resolve("list.csv"), "address\na@example.com\nb@example.com\n");
		assertThat(this.installation.run("suppressions", "--import", list.toString()).out())
			.isEqualTo("2 rows suppressed.\n");
		assertThat(this.installation.run("suppressions", "--export").out().lines()).hasSize(3);
		Path wrong = Files.writeString(this.folder.resolve("wrong.csv"), "address\nnobody\n");
		var answer = this.installation.run("suppressions", "--import", wrong.toString());
		assertThat(answer.exit()).isEqualTo(Exit.INVALID);
		assertThat(answer.err()).contains("wrong.csv:2", "Nothing of");
	}

	@Test
	void wordsOfCustomersComeInAndAreShown() throws IOException {
		Path list = Files.writeString(this.folder.resolve("said.csv"),
				"customer_id,channel,topic,allowed,at\n4711,email,offers,yes,2026-01-01\n");
		assertThat(this.installation.run("consents", "--import", list.toString()).out()).isEqualTo("1 word read.\n");
		assertThat(this.installation.run("consents", "4711").out())
			.isEqualTo("2026-01-01T00:00:00Z  yes  email, offers (said.csv)\n");
		assertThat(this.installation.run("consents", "4712").out()).isEqualTo("They told us nothing.\n");
	}

	@Test
	void whoDoesNotWantToBeTrackedIsSaidHere() {
		assertThat(this.installation.run("consents", "4711", "--tracking", "off").out())
			.isEqualTo("Opens and clicks of customer 4711 are not learned any more.\n");
		assertThat(this.installation.run("consents", "4711", "--tracking", "on", "--json").json().path("tracking"))
			.hasToString("\"on\"");
		assertThat(this.installation.run("consents", "4711", "--tracking", "perhaps").err())
			.contains("--tracking is 'perhaps'; allowed are on and off");
	}

}
