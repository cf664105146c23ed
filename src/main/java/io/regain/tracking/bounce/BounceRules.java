package io.regain.tracking.bounce;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import io.regain.tracking.bounce.PhraseBook.Section;

/**
 * Says whose fault a refusal is. What the server says in words goes before its codes, for
 * codes are often wrong; what nobody can tell is {@code SOFT}, for a wrong {@code HARD}
 * loses a customer and a wrong {@code SOFT} costs a few more mails. The rules are in
 * {@code bounce-words.txt} and {@code bounce-codes.txt}.
 */
public final class BounceRules {

	private static final List<Section> WORDS = PhraseBook.named("bounce-words.txt").sections();

	private static final Map<String, BounceClass> CODES = codes();

	private BounceRules() {
	}

	/**
	 * @param status the enhanced code, as in {@code 5.1.1}, or empty
	 * @param reply the reply code, as in {@code 550}, or empty
	 * @param command to which the server replied: {@code connect}, {@code ehlo},
	 * {@code mail}, {@code rcpt} or {@code data} (the body and the dot after it), or
	 * empty
	 * @param words what it said; empty codes are looked for in it
	 */
	public static BounceClass classOf(String status, String reply, String command, String words) {
		return of(Refusal.NONE.with(status, reply, command).saying(words), "");
	}

	/**
	 * @param around what else the report says, if the refusal itself says too little
	 */
	static BounceClass of(Refusal refusal, String around) {
		String status = Codes.status(refusal.status(), refusal.words());
		String reply = refusal.reply().isEmpty() ? Codes.reply(refusal.words()) : refusal.reply();
		String command = refusal.command().isEmpty() ? Codes.command(refusal.words()) : refusal.command();
		BounceClass verdict = byWords(status, reply, command, refusal.words()).or(() -> byStatus(status))
			.or(() -> byWords(status, reply, command, around))
			.or(() -> byStatus(Codes.status("", around)))
			.or(() -> byReply(reply, command))
			.or(() -> byReply(Codes.reply(around), Codes.command(around)))
			.orElse(BounceClass.SOFT);
		boolean passes = reply.isEmpty() ? status.startsWith("4") : reply.startsWith("4");
		return verdict == BounceClass.HARD && passes ? BounceClass.SOFT : verdict;
	}

	/** True if its words tell whose fault it is. */
	static boolean recognises(Refusal refusal) {
		return byWords(refusal.status(), refusal.reply(), refusal.command(), refusal.words()).isPresent();
	}

	private static Optional<BounceClass> byWords(String status, String reply, String command, String said) {
		if (said.isBlank()) {
			return Optional.empty();
		}
		Words words = Words.of(said);
		return WORDS.stream()
			.filter((section) -> applies(section, words, List.of(status, reply, command)))
			.findFirst()
			.map(BounceRules::classOf);
	}

	private static boolean applies(Section section, Words words, List<String> reply) {
		String text = section.kind().endsWith("linked") ? words.linked() : words.plain();
		boolean bound = section.bound()
			.stream()
			.anyMatch((it) -> reply.contains(it.to()) && it.phrase().matcher(text).find());
		return (bound || section.phrases().matcher(text).find()) && !section.exceptions().matcher(text).find();
	}

	private static BounceClass classOf(Section section) {
		return BounceClass.valueOf(section.kind().split(" ", 2)[0].toUpperCase(Locale.ROOT));
	}

	private static Optional<BounceClass> byStatus(String status) {
		if (!Codes.tells(status)) {
			return Optional.empty();
		}
		return known(status).or(() -> known(status.substring(0, 3)));
	}

	private static Optional<BounceClass> byReply(String reply, String command) {
		return known(reply + "/" + command).or(() -> known(reply));
	}

	private static Optional<BounceClass> known(String code) {
		return Optional.ofNullable(CODES.get(code));
	}

	private static Map<String, BounceClass> codes() {
		Map<String, BounceClass> codes = new HashMap<>();
		for (String line : PhraseBook.lines("bounce-codes.txt")) {
			String[] columns = line.split("\\s+", 3);
			codes.put(columns[0], BounceClass.valueOf(columns[1].toUpperCase(Locale.ROOT)));
		}
		return Map.copyOf(codes);
	}

}
