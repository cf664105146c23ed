package io.regain.tracking.bounce;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One way in which reports name a recipient on a line of text.
 *
 * @param trust how surely the address is the one that failed; 1 is the surest
 * @param pattern with the address as its group
 */
record RecipientForm(int trust, Pattern pattern) {

	/** What is named so may also be the sender, or anybody. */
	static final int GUESS = 4;

	private static final String A = "(" + Addresses.PATTERN + ")";

	private static final String NOTE = "(?:\\s?\\([^)]{0,200}\\))?";

	private static final String LABELS = "(?:intended |failed |final |original |undeliverable |e-?mail |the )?(?:recipients?|address(?:ee)?|mailbox|user)(?: address)?"
			+ "|error-for|user mailbox exceeds allowed size|unknown (?:user|host)|undeliverable to|invalid final delivery userid"
			+ "|delivery failed \\d{1,3} attempts|could not be delivered to|not delivered to|адрес(?:ат)?|получатель|empf.nger|adresse"
			+ "|destinatario|destinataire|宛先|送信先|收件人";

	private static final String PHRASES = "(?:message|e-?mail|mail|sent|addressed|delivered|delivery|deliver) to(?: the)?(?: e-?mail)?(?: address)?"
			+ "|for|user|recipient|mailbox|account|address|an|для|адрес\\w{0,4}|получател\\w{0,3}";

	/** In the order in which they are tried on a line. */
	static final List<RecipientForm> ALL = List.of(
			// qmail, Postfix, Yahoo, GMX: <a@b>: reason, "a@b":, To:<a@b>:
			of(1, "^(?:to\\s?:\\s?)?[\"'<]{0,2}" + A + "[\"'>]{0,2}" + NOTE + "\\s?:(?!\\d)"),
			// Sendmail: 550 5.1.1 <a@b>... User unknown
			of(1, "^\\s{0,4}(?:<<< )?(?:\\d{3}[ -])?(?:\\d\\.\\d\\.\\d )?<?" + A + ">?\\.\\.\\. "),
			// Exim, the reason on the same line
			of(2, "^\\s{1,8}[\"'<]{0,2}" + A + "[\"'>]{0,2}\\s?:(?!\\d)"),
			// Exim, Sendmail, Exchange, MDaemon: alone, with a bullet, a reason or a date
			of(2, "^[\\s*\u2022>\u00b7|\"'<\\[(\u2013-]{0,16}(?:smtp:|mailto:)?" + A
					+ "[>\"'\\])|]{0,3}(?:\\s{0,2}<[^>]{1,200}>)?(?:\\s{0,8}\\(.{0,300}\\)?|\\son .{5,60}|\\s{0,4}[;,|.]?)\\s{0,40}[|]?\\s{0,4}$"),
			// Microsoft: Anna<mailto:a@b>, dda:SMTP=a@b
			of(2, "^.{0,80}<mailto:" + A + ">"), of(2, "smtp[=:]" + A),
			// Exim, of an address that it does not tell
			of(2, "generated (?:from|by) <?" + A),
			// MailEnable, PMDF, IMail, Mimecast: a label
			of(2, "^[\\s\\W]{0,8}(?:" + LABELS
					+ ")(?:\\s{0,3}[:：]|\\s|(?=[\\[<\"']))\\s{0,12}[\\[<\"']{0,2}(?:smtp:|rfc822;)?\\s?" + A),
			// a transcript
			of(3, "rcpt to\\s?:?\\s?<?" + A),
			// Zoho: a@b and then words
			of(3, "^\\s{0,8}<?" + A + ">?[\\s,;-]{1,4}\\S"),
			of(GUESS, "(?:" + PHRASES + ")\\s?[:：]?[\\s\"'<(\u00ab]{1,4}" + A), of(GUESS + 1, A));

	private static RecipientForm of(int trust, String pattern) {
		return new RecipientForm(trust, Pattern.compile("(?i)" + pattern));
	}

	Optional<String> in(String line) {
		Matcher found = this.pattern.matcher(line);
		return found.find() ? Optional.of(Addresses.plain(found.group(1))) : Optional.empty();
	}

}
