package io.regain.console.status;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;

import io.regain.FallibleDatabase;
import io.regain.Patience;
import io.regain.incident.Phase;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/** The status page when the database goes away, and comes back. */
class StatusAgeTests {

	@Test
	void thePageIsToldFromMemoryWithItsAgeUntilTheDatabaseIsBack() throws Exception {
		try (FallibleDatabase database = new FallibleDatabase();
				StatusServer server = new StatusServer(database.schema())) {
			Sample.fill(server);
			assertThat(server.get("/status?lang=en").body()).doesNotContain("cannot be reached");

			database.kill();
			server.clock().advance(Duration.ofMinutes(12));
			HttpResponse<String> old = server.get("/status?lang=en");
			assertThat(old.statusCode()).isEqualTo(200);
			assertThat(old.body()).contains("Card payments fail",
					"13:00 UTC+3</time>, 12 min old; " + "the database cannot be reached", "role=\"status\"");
			assertThat(server.get("/status/incidents/4?lang=ru").body()).contains("им 12 мин: база данных недоступна");
			assertThat(server.get("/status/incidents/2").statusCode()).as("never asked for before").isEqualTo(200);
			assertThat(JsonMapper.shared().readTree(server.get("/status.json").body()).path("ageSeconds").asLong())
				.isEqualTo(720);

			server.clock().advance(Duration.ofMinutes(20));
			assertThat(server.get("/status?lang=en").body()).contains("32 min old", "it is late");

			database.start();
			Patience.await("the pool has noticed")
				.ignoreExceptions()
				.until(() -> server.database().sql("SELECT 1").query(Integer.class).single() == 1);
			server.update(4, 5, Phase.RESOLVED, StatusServer.NOW, Map.of("en", "Card payments work again."));
			Patience.await("the page is up to date")
				.until(() -> server.get("/status?lang=en").body(),
						(page) -> page.contains("Everything works") && !page.contains("cannot be reached"));
		}
	}

}
