package io.regain.tracking.bounce;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds codes and commands in what a server said. A network address is not a code. */
final class Codes {

	private static final String ENHANCED = "([245]\\.\\d\\.\\d{1,3})(?![.\\d])";

	private static final Pattern STATUS = Pattern
		.compile("(?:(?<![\\w.])[245]\\d\\d[ -]{1,2}#?\\(?|#|(?:^|[\\n;:(\"'>-] ?)|status:? {0,3})" + ENHANCED);

	private static final Pattern REPLY = Pattern
		.compile("(?:^|[\\n;:>(\"'=] {0,3})(4[2-5]\\d|5[0-7]\\d)(?=[ \\-#:]|$)");

	private static final Pattern COMMAND = Pattern.compile(
			"(?:(?:in reply|in response) to (?:the )?(?:smtp )?|after (?:the )?|>>> |sent (?:<<<|>>>) |during )(end of (?:the )?(?:data|message)|rcpt|mail from|mail|data|ehlo|helo|initial (?:server greeting|connection)|connect|lhlo|i sent the message)");

	private Codes() {
	}

	/**
	 * @return the status that tells most, or empty text
	 */
	static String status(String declared, String words) {
		Matcher own = Pattern.compile(ENHANCED).matcher(cut(declared));
		String status = own.lookingAt() ? own.group(1) : "";
		if (tells(status)) {
			return status;
		}
		Matcher found = STATUS.matcher(cut(words).toLowerCase(Locale.ROOT));
		while (found.find()) {
			if (!found.group(1).endsWith(".0")) {
				return found.group(1);
			}
			status = tells(status) ? status : found.group(1);
		}
		return status;
	}

	/** X.0.0 is said by those who know no status. */
	static boolean tells(String status) {
		return !status.isEmpty() && !status.endsWith(".0.0");
	}

	static String reply(String words) {
		Matcher found = REPLY.matcher(cut(words));
		return found.find() ? found.group(1) : "";
	}

	/**
	 * @return {@code connect}, {@code ehlo}, {@code mail}, {@code rcpt}, {@code data} or
	 * empty text
	 */
	static String command(String words) {
		Matcher found = COMMAND.matcher(cut(words).toLowerCase(Locale.ROOT));
		if (!found.find()) {
			return "";
		}
		String command = found.group(1);
		if (command.startsWith("end of") || command.startsWith("i sent")) {
			return "data";
		}
		if (command.startsWith("initial")) {
			return "connect";
		}
		return command.equals("helo") || command.equals("lhlo") ? "ehlo" : command.split(" ", 2)[0];
	}

	private static String cut(String words) {
		return words.length() > 16_000 ? words.substring(0, 16_000) : words;
	}

}
