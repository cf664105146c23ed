package io.regain.console;

import java.net.Socket;
import java.nio.charset.StandardCharsets;

import io.regain.Lavka;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

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
	@ExtendWith(OutputCaptureExtension.class)
	void anAddressThatIsNoUriIsUnknownToo(CapturedOutput log) throws Exception {
		try (Socket socket = new Socket(this.lavka.url().getHost(), this.lavka.url().getPort())) {
			socket.getOutputStream()
				.write("GET // HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"
					.getBytes(StandardCharsets.US_ASCII));
			assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
				.startsWith("HTTP/1.1 404");
		}
		assertThat(log).doesNotContain("WARN", "Exception");
	}

	@Test
	void anUnknownAddressTellsNothing() throws Exception {
		var answer = Browser.get(this.lavka.url().resolve("/nowhere"));
		assertThat(answer.statusCode()).isEqualTo(404);
		assertThat(answer.body()).doesNotContain("io.regain", "springframework", "\tat ");
	}

}
