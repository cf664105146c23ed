package io.regain.demo.outbox;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;

import io.regain.message.Sha256;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.core.io.ClassPathResource;

/**
 * The page with all messages in it. Messages come in as JSON that the page's script shows
 * as text; its content security policy lets run that one script and no other.
 */
record IndexPage(String brand, List<Entry> entries) {

	String html() throws IOException {
		String style = resource("outbox.css");
		String script = resource("outbox.js");
		String policy = "default-src 'none'; script-src %s; style-src %s; img-src data:; frame-src 'self' file:; "
			.formatted(hash(script), hash(style)) + "form-action 'none'; base-uri 'none'";
		// The data last: they may hold anything, also a placeholder
		return resource("index.html").replace("%policy%", policy)
			.replace("%style%", style)
			.replace("%script%", script)
			.replace("%data%", data());
	}

	/** No "<" can end the element that holds it. */
	private String data() {
		return JsonMapper.shared()
			.writeValueAsString(Map.of("brand", this.brand, "messages", this.entries))
			.replace("<", "\\u003c");
	}

	/** With the line ends that browsers hash, whatever a checkout made of them. */
	private static String resource(String name) throws IOException {
		return new ClassPathResource("demo/outbox/" + name).getContentAsString(StandardCharsets.UTF_8)
			.replace("\r\n", "\n");
	}

	private static String hash(String text) {
		return "'sha256-" + Base64.getEncoder().encodeToString(Sha256.of(text)) + "'";
	}

}
