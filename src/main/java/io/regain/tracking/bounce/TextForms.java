package io.regain.tracking.bounce;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds the recipients in a report that is only text, and what is said of each: Postfix,
 * Exim, Sendmail, qmail and all who write like one of them. The forms stand in the order
 * of how much they can be trusted; the best that is there is taken.
 */
final class TextForms {

	/** An address that a form names, on this line. */
	private record Hit(int line, int trust, String address) {
	}

	private static final Pattern NOT_THEIRS = Pattern.compile(
			"(?i)^\\s{0,8}(?:from|sender|reply-to|return-path|subject|message-id|mail from|generating server|>>> mail)\\b.{0,200}|.{0,100}(?:message-id of|mail from:?|message-?id:).{0,200}");

	/** Exim names the sender in the same way, one line below these words. */
	private static final Pattern SENDER = Pattern.compile("(?i)(?:sent by|from|sender)\\W{0,3}$");

	private static final Pattern ROLE = Pattern.compile(
			"(?i)(?:postmaster|mailer-daemon|abuse|hostmaster|noc|support|help|helpdesk|admin|administrator|no-?reply|info)@.{0,250}");

	private static final Pattern LOCAL = Pattern.compile(
			"^(?:\\s{1,8}([\\w.+-]{2,64}) \\(.{5,300}\\)|\\d{3} (?:\\d\\.\\d\\.\\d )?<?([\\w.+-]{1,64})>?\\.\\.\\. .{3,300})\\s{0,9}$");

	private static final int MOST_RECIPIENTS = 500;

	private static final int MOST_WORDS = 2_000;

	private TextForms() {
	}

	/**
	 * @param lines of the report, without the copy below it
	 * @param ours addresses at which the report reached us
	 */
	static List<Refusal> read(List<String> lines, List<String> ours) {
		List<Hit> hits = new ArrayList<>();
		for (int i = 0; i < lines.size() && hits.size() < MOST_RECIPIENTS; i++) {
			find(lines, i, hits);
		}
		hits.removeIf((hit) -> hit.trust() >= RecipientForm.GUESS
				&& hits.stream().anyMatch((other) -> other.trust() < RecipientForm.GUESS));
		prefer(hits,
				(hit) -> hit.trust() < RecipientForm.GUESS || !ours.contains(hit.address().toLowerCase(Locale.ROOT)));
		prefer(hits, (hit) -> !ROLE.matcher(hit.address()).matches());
		int best = hits.stream().map(Hit::trust).min(Comparator.naturalOrder()).orElse(0);
		hits.removeIf((hit) -> hit.trust() > best);
		return hits.isEmpty() ? withoutDomain(lines)
				: refusals(lines, best <= RecipientForm.GUESS ? hits : hits.subList(0, 1));
	}

	private static void prefer(List<Hit> hits, Predicate<Hit> wanted) {
		if (hits.stream().anyMatch(wanted)) {
			hits.removeIf(wanted.negate());
		}
	}

	private static void find(List<String> lines, int at, List<Hit> hits) {
		String line = lines.get(at);
		if (line.indexOf('@') < 0 || NOT_THEIRS.matcher(line).matches()) {
			return;
		}
		if (at > 0 && SENDER.matcher(before(lines, at)).find()) {
			return;
		}
		for (RecipientForm form : RecipientForm.ALL) {
			Optional<String> address = form.in(line);
			if (address.isPresent()) {
				hits.add(new Hit(at, form.trust(), address.get()));
				return;
			}
		}
	}

	private static String before(List<String> lines, int at) {
		String line = lines.get(at - 1).isBlank() && at > 1 ? lines.get(at - 2) : lines.get(at - 1);
		return line.substring(0, Math.min(line.length(), 80));
	}

	private static List<Refusal> refusals(List<String> lines, List<Hit> hits) {
		List<Refusal> refusals = new ArrayList<>();
		for (int i = 0; i < hits.size(); i++) {
			Hit hit = hits.get(i);
			String words = words(lines, hit.line(), i + 1 < hits.size() ? hits.get(i + 1).line() : lines.size());
			int known = index(refusals, hit.address());
			if (known < 0) {
				refusals.add(Refusal.of(hit.address(), words));
			}
			else if (refusals.get(known).words().length() < MOST_WORDS) {
				refusals.set(known, refusals.get(known).saying(refusals.get(known).words() + "\n" + words));
			}
		}
		return refusals;
	}

	private static int index(List<Refusal> refusals, String address) {
		for (int i = 0; i < refusals.size(); i++) {
			if (refusals.get(i).isFor(address)) {
				return i;
			}
		}
		return -1;
	}

	/** To the next recipient, two blank lines or a line drawn across. */
	private static String words(List<String> lines, int from, int to) {
		StringBuilder words = new StringBuilder(lines.get(from));
		for (int i = from + 1; i < Math.min(to, from + 40) && words.length() < MOST_WORDS; i++) {
			boolean ends = lines.get(i).isBlank() && i + 1 < lines.size() && lines.get(i + 1).isBlank();
			if (ends) {
				break;
			}
			words.append('\n').append(lines.get(i).strip());
		}
		return words.substring(0, Math.min(words.length(), MOST_WORDS));
	}

	/** GroupWise and old Sendmails name users of their own host without it. */
	private static List<Refusal> withoutDomain(List<String> lines) {
		List<Refusal> found = new ArrayList<>();
		for (int i = 0; i < lines.size() && found.size() < 20; i++) {
			Matcher local = LOCAL.matcher(lines.get(i));
			if (local.matches()) {
				found.add(Refusal.of(local.group(1) == null ? local.group(2) : local.group(1),
						words(lines, i, lines.size())));
			}
		}
		return found;
	}

}
