package io.regain.demo.outbox;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Instant;
import java.util.Map;

import io.regain.demo.ParsedMail;
import io.regain.demo.ReceivedMail;
import io.regain.message.Channel;

import org.springframework.web.util.HtmlUtils;

/** A mail that the mail server took. */
public record SentMail(ReceivedMail mail, String run) implements Sent {

	/**
	 * Stands before the mail's own markup, which may be anybody's: no scripts even when
	 * the page is opened by itself, nothing is fetched, and links leave the page.
	 */
	private static final String PREFIX = """
			<!DOCTYPE html>
			<meta charset="utf-8">
			<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; \
			img-src data:; font-src data:; form-action 'none'; base-uri 'none'">
			<base target="_blank">
			""";

	/** A mail that says itself which run it belongs to, in {@code X-Regain-Run}. */
	public static SentMail of(ReceivedMail mail) {
		return new SentMail(mail, mail.header("X-Regain-Run").orElse(""));
	}

	@Override
	public Instant at() {
		return this.mail.at();
	}

	@Override
	public Entry write(int number, Outbox outbox) throws IOException {
		ParsedMail parsed = this.mail.parsed();
		Files.writeString(outbox.mailFile(number, "html"), PREFIX + page(parsed));
		Files.write(outbox.mailFile(number, "eml"), this.mail.raw());
		String from = parsed.fromName().isEmpty() ? parsed.fromAddress() : parsed.fromName();
		String snippet = parsed.html().isEmpty() ? Snippet.ofText(parsed.text()) : Snippet.ofHtml(parsed.html());
		return new Entry(number, Channel.EMAIL.id(), this.run, at().toEpochMilli(), Language.of(parsed.text()), from,
				parsed.fromAddress(), this.mail.recipient(), parsed.subject(), snippet, parsed.text(),
				Map.of("headers", parsed.headers()));
	}

	private static String page(ParsedMail parsed) {
		return parsed.html().isEmpty() ? "<pre>" + HtmlUtils.htmlEscape(parsed.text()) + "</pre>" : parsed.html();
	}

}
