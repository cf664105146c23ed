package io.regain.console;

import io.regain.Lavka;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

class EndpointsTests {

	private final Lavka lavka = Lavka.open();

	@ParameterizedTest
	@ValueSource(strings = { "health", "health/liveness", "health/readiness" })
	void healthIsUpAndSaysNoMore(String path) throws Exception {
		var answer = Browser.get(this.lavka.url().resolve("/actuator/" + path));
		assertThat(answer.statusCode()).isEqualTo(200);
		assertThat(JsonMapper.shared().readTree(answer.body()).path("status").asString()).isEqualTo("UP");
		assertThat(answer.body()).doesNotContain("jdbc", "details");
	}

	@Test
	void infoNamesTheVersion() throws Exception {
		var answer = Browser.get(this.lavka.url().resolve("/actuator/info"));
		assertThat(answer.statusCode()).isEqualTo(200);
		assertThat(JsonMapper.shared().readTree(answer.body()).at("/build/version").asString()).isNotBlank();
	}

	@Test
	void metricsCanBeScraped() throws Exception {
		var answer = Browser.get(this.lavka.url().resolve("/actuator/prometheus"));
		assertThat(answer.statusCode()).isEqualTo(200);
		assertThat(answer.body()).contains("jvm_memory_used_bytes", "hikaricp_connections_active{pool=\"ledger\"}");
	}

	@ParameterizedTest
	@ValueSource(strings = { "env", "beans", "configprops", "heapdump", "loggers", "mappings", "metrics", "shutdown",
			"threaddump", "flyway", "conditions", "scheduledtasks" })
	void noOtherEndpointIsExposed(String endpoint) throws Exception {
		assertThat(Browser.get(this.lavka.url().resolve("/actuator/" + endpoint)).statusCode()).isEqualTo(404);
	}

	@Test
	void anUnknownAddressTellsNothing() throws Exception {
		var answer = Browser.get(this.lavka.url().resolve("/nowhere"));
		assertThat(answer.statusCode()).isEqualTo(404);
		assertThat(answer.body()).doesNotContain("io.regain", "springframework", "\tat ");
	}

}
