package io.regain.demo.gateway;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The Message resources of one account, in the order of their creation. */
final class TwilioMessages {

	private static final int PAGE_SIZE = 50;

	private static final int LARGEST_PAGE = 1000;

	private final Map<String, TwilioMessage> bySid = new LinkedHashMap<>();

	synchronized void add(TwilioMessage message) {
		this.bySid.put(message.sms().id(), message);
	}

	/** The message after the change, or nothing if it has been forgotten meanwhile. */
	synchronized Optional<TwilioMessage> change(String sid, UnaryOperator<TwilioMessage> change) {
		return Optional.ofNullable(this.bySid.computeIfPresent(sid, (key, message) -> change.apply(message)));
	}

	synchronized Optional<TwilioMessage> find(String sid) {
		return Optional.ofNullable(this.bySid.get(sid));
	}

	synchronized void clear() {
		this.bySid.clear();
	}

	/**
	 * One page of the list resource, newest first, filtered by {@code To} and
	 * {@code From}; other filters have no effect.
	 */
	ObjectNode page(String path, Form query) {
		List<TwilioMessage> found = matching(query);
		int size = Math.min(query.get("PageSize").map(Integer::parseInt).orElse(PAGE_SIZE), LARGEST_PAGE);
		int page = query.get("Page").map(Integer::parseInt).orElse(0);
		int start = Math.min(page * size, found.size());
		int end = Math.min(start + size, found.size());
		ObjectNode json = JsonNodeFactory.instance.objectNode();
		json.put("end", Math.max(end - 1, 0));
		json.put("first_page_uri", pageUri(path, query, size, 0));
		if (end < found.size()) {
			json.put("next_page_uri", pageUri(path, query, size, page + 1));
		}
		else {
			json.putNull("next_page_uri");
		}
		json.put("page", page);
		json.put("page_size", size);
		if (page > 0) {
			json.put("previous_page_uri", pageUri(path, query, size, page - 1));
		}
		else {
			json.putNull("previous_page_uri");
		}
		ArrayNode messages = json.putArray("messages");
		found.subList(start, end).forEach((message) -> messages.add(message.json()));
		json.put("start", start);
		json.put("uri", pageUri(path, query, size, page));
		return json;
	}

	private synchronized List<TwilioMessage> matching(Form query) {
		List<TwilioMessage> found = new ArrayList<>();
		for (TwilioMessage message : this.bySid.values()) {
			if (query.get("To").map(message.sms().to()::equals).orElse(true)
					&& query.get("From").map((from) -> message.from().filter(from::equals).isPresent()).orElse(true)) {
				found.add(message);
			}
		}
		Collections.reverse(found);
		return found;
	}

	private static String pageUri(String path, Form query, int size, int page) {
		Map<String, String> fields = new LinkedHashMap<>(query.fields());
		fields.remove("");
		fields.put("PageSize", String.valueOf(size));
		fields.put("Page", String.valueOf(page));
		return path + "?" + new Form(fields).encode();
	}

}
