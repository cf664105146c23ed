package io.regain.tracking.bounce.mime;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Takes a mail apart. Each level of nesting reads its body once, and the levels are
 * bounded; what lies deeper stays text.
 */
final class PartReader {

	private static final int DEEPEST = 10;

	private static final int MOST_PARTS = 500;

	private static final Set<String> MAILS = Set.of("message/rfc822", "message/global", "message/news");

	private int parts;

	Part mail(String text) {
		return part(text, 0);
	}

	private Part part(String text, int depth) {
		this.parts++;
		int bodyStart = bodyStart(text);
		int headerEnd = Math.min(bodyStart, text.length());
		Headers headers = Headers.of(text.substring(0, headerEnd));
		String body = text.substring(headerEnd);
		String type = type(headers);
		if (depth >= DEEPEST || this.parts >= MOST_PARTS) {
			return new Part(headers, type, body, List.of());
		}
		if (type.startsWith("multipart/")) {
			return new Part(headers, type, body, children(body, headers, depth));
		}
		if (MAILS.contains(type)) {
			return new Part(headers, type, body, List.of(part(inner(body, headers), depth + 1)));
		}
		return new Part(headers, type, body, List.of());
	}

	private static String type(Headers headers) {
		String type = headers.value("content-type").toLowerCase(Locale.ROOT).split("[;\\s]", 2)[0];
		return type.indexOf('/') > 0 ? type : "text/plain";
	}

	/** Encoded against RFC 2046, 5.2.1; Gmail does so. */
	private static String inner(String body, Headers headers) {
		String encoding = headers.value("content-transfer-encoding").toLowerCase(Locale.ROOT);
		String mail = body;
		if (encoding.equals("quoted-printable") || encoding.equals("base64")) {
			String decoded = new String(Encodings.decode(body, encoding), StandardCharsets.ISO_8859_1);
			mail = Headers.colon(decoded.lines().findFirst().orElse("")) > 0 ? decoded.replace("\r\n", "\n") : body;
		}
		return mail.startsWith("\n") ? mail.stripLeading() : mail;
	}

	/** After the first blank line, or before the first line that can be no header. */
	private static int bodyStart(String text) {
		int at = 0;
		while (at < text.length()) {
			int end = text.indexOf('\n', at);
			int next = end < 0 ? text.length() : end + 1;
			if (at == next - 1 && end >= 0) {
				return next;
			}
			if (!isHeader(text, at) && !isHeader(text, next)) {
				return text.substring(at, next).isBlank() ? next : at;
			}
			at = next;
		}
		return at;
	}

	/** True of a field and of the continuation of one. */
	private static boolean isHeader(String text, int at) {
		if (at >= text.length()) {
			return false;
		}
		String line = text.substring(at, Math.min(text.length(), at + 110));
		int end = line.indexOf('\n');
		line = end < 0 ? line : line.substring(0, end);
		boolean continues = at > 0 && !line.isBlank() && (line.charAt(0) == ' ' || line.charAt(0) == '\t');
		return continues || Headers.colon(line) > 0;
	}

	private List<Part> children(String body, Headers headers, int depth) {
		String delimiter = "--" + headers.parameter("content-type", "boundary").orElseGet(() -> guess(body));
		List<Part> children = new ArrayList<>();
		int start = -1;
		int at = 0;
		while (at < body.length() && this.parts < MOST_PARTS) {
			int end = body.indexOf('\n', at);
			int next = end < 0 ? body.length() : end + 1;
			String rest = body.startsWith(delimiter, at) ? rest(body, at + delimiter.length(), next) : "no";
			if (rest.isEmpty() || rest.equals("--")) {
				if (start >= 0) {
					children.add(part(body.substring(start, Math.max(start, at - 1)), depth + 1));
				}
				start = next;
				if (rest.equals("--")) {
					return children;
				}
			}
			at = next;
		}
		if (start >= 0 && this.parts < MOST_PARTS) {
			children.add(part(body.substring(start), depth + 1));
		}
		return children;
	}

	private static String rest(String body, int from, int to) {
		return body.substring(Math.min(from, to), Math.min(to, from + 40)).strip();
	}

	/** The boundary that the header forgot to name: the line before the first field. */
	private static String guess(String body) {
		List<String> lines = body.lines().limit(200).toList();
		for (int i = 0; i + 1 < lines.size(); i++) {
			if (lines.get(i).startsWith("--") && lines.get(i + 1).toLowerCase(Locale.ROOT).startsWith("content-")) {
				return lines.get(i).substring(2).strip();
			}
		}
		return "\u0000";
	}

}
