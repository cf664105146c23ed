package io.regain.tracking.webhook;

import java.util.LinkedHashMap;
import java.util.Map;

import io.regain.message.RunName;
import tools.jackson.databind.json.JsonMapper;

/** What is told of an event: whose it is and what became of what, but no address. */
final class Body {

	private Body() {
	}

	static String of(LoggedEvent event, RunName run, boolean withText) {
		Map<String, Object> data = new LinkedHashMap<>();
		data.put("campaign", run.campaign());
		data.put("run", run.key());
		data.put("customer", event.customerId());
		data.put("channel", event.channel());
		data.put("message", event.messageId());
		event.kind().ifPresent((kind) -> data.put("kind", kind));
		event.code().ifPresent((code) -> data.put("code", code));
		event.link().ifPresent((link) -> data.put("link", link));
		if (withText) {
			event.text().ifPresent((text) -> data.put("text", text));
		}
		Map<String, Object> body = new LinkedHashMap<>();
		body.put("type", event.typeName());
		body.put("timestamp", event.receivedAt().toString());
		body.put("data", data);
		return JsonMapper.shared().writeValueAsString(body);
	}

}
