package io.regain.tracking.mailbox;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.regain.tracking.bounce.BounceClass;
import io.regain.tracking.bounce.Failure;
import io.regain.tracking.bounce.Original;
import io.regain.tracking.bounce.Returned;

/** Takes mails for what the test says of their subjects. */
final class Script implements Reads {

	private final Map<String, Returned> mails = new LinkedHashMap<>();

	Script says(String subject, Returned returned) {
		this.mails.put("Subject: " + subject, returned);
		return this;
	}

	@Override
	public Returned read(byte[] raw) {
		String mail = new String(raw, StandardCharsets.UTF_8);
		return this.mails.entrySet()
			.stream()
			.filter((entry) -> mail.contains(entry.getKey() + "\r\n"))
			.map(Map.Entry::getValue)
			.findFirst()
			.orElseGet(() -> new Returned.Puzzling(nobodys()));
	}

	static Original nobodys() {
		return new Original(List.of(), List.of(), Optional.empty(), List.of());
	}

	static Original at(String address) {
		return new Original(List.of("postmaster@example.com", address), List.of(), Optional.empty(), List.of());
	}

	static Original about(String messageId) {
		return new Original(List.of(), List.of("unknown@example.com", messageId), Optional.empty(), List.of());
	}

	static Returned failed(Original original, BounceClass bounceClass) {
		return failed(original, new Failure(Optional.of("c-1@example.com"), bounceClass, "5.1.1", "550",
				"<c-1@example.com>: c-1 is unknown here"));
	}

	static Returned failed(Original original, Failure... failures) {
		return new Returned.Failed(original, List.of(failures));
	}

	static String mail(String subject) {
		return "From: MAILER-DAEMON@example.com\nTo: bounces@news.example.com\nSubject: %s\n\nRead me.\n"
			.formatted(subject);
	}

}
