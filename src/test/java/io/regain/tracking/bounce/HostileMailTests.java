package io.regain.tracking.bounce;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.Stream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

/** Whoever can reach a mailbox can put anything into it. */
class HostileMailTests {

	/** Of processor time, so that a busy machine fails nobody. */
	private static final Duration MOST = Duration.ofSeconds(5);

	private static final String REPORT = """
			From: MAILER-DAEMON@example.org
			Subject: Undelivered Mail Returned to Sender
			""";

	@ParameterizedTest
	@ValueSource(longs = { 4711, 8025 })
	void noMutationOfAMailThrows(long seed) throws IOException {
		Random random = new Random(seed);
		for (String expected : ReturnedMailTests.cases().toList()) {
			for (int i = 0; i < 12; i++) {
				byte[] mutation = mutate(ReturnedMailTests.mail(expected), random);
				assertThat(ReturnedMail.read(mutation)).as(() -> "seed " + seed + ", " + expected).isNotNull();
			}
		}
	}

	@ParameterizedTest(name = "{index}")
	@MethodSource("monsters")
	void endsSoon(Map.Entry<String, String> monster) {
		byte[] raw = monster.getValue().getBytes(StandardCharsets.ISO_8859_1);
		assertThat(work(raw)).as(monster.getKey()).isLessThan(MOST);
	}

	static Stream<Map.Entry<String, String>> monsters() {
		String line = "x".repeat(1 << 20);
		return Stream.of(entry("nothing", ""), entry("one byte", "\r"), entry("a line of 1 MB", REPORT + "\n" + line),
				entry("a line of 1 MB that is full", REPORT + "\nmailbox " + "full mailbox @ ".repeat(70_000)),
				entry("a body of 10 MB", REPORT + "\n" + "The mailbox was not found here.\n".repeat(330_000)),
				entry("a body of 10 MB of addresses",
						REPORT + "\n" + "<a@example.org>: b@example.org\n".repeat(350_000)),
				entry("a page of 3 MB of open tags",
						REPORT + "Content-Type: text/html\n\n" + "<style><!--&#".repeat(250_000)),
				entry("a header of 3 MB", REPORT + "To: " + "a@example.org, ".repeat(200_000)),
				entry("a header of many fields", REPORT + "References: <a@b>\nTo: c@d\n".repeat(100_000)),
				entry("a header without an end", REPORT + "X: y\n".repeat(600_000)),
				entry("5,000 recipients", REPORT + "Content-Type: message/delivery-status\n\n" + recipients(5_000)),
				entry("5,000 recipients in lines",
						REPORT + "\nNot delivered to:\n\n"
								+ "  a%d@example.org\n    550 user unknown or full %d\n\n".repeat(5_000)
									.formatted((Object[]) numbers(10_000))),
				entry("2,000 nested parts", nested(2_000)),
				entry("2,000 nested mails", "Content-Type: message/rfc822\n\n".repeat(2_000)),
				entry("200,000 parts",
						REPORT + "Content-Type: multipart/mixed; boundary=b\n\n" + "--b\n\nx\n".repeat(200_000)),
				entry("boundaries only",
						REPORT + "Content-Type: multipart/mixed; boundary=\"\"\n\n" + "--\n".repeat(500_000)),
				entry("encoded words", "Subject: " + "=?utf-8?B?0L/RgA==?= ".repeat(50_000) + "\n\n"),
				entry("encoded words without an end", "Subject: " + "=?utf-8?Q?".repeat(100_000) + "\n\n"),
				entry("blanks", REPORT + "\n" + " ".repeat(2_000_000) + "@"),
				entry("blank lines",
						REPORT + "Content-Type: message/delivery-status\n\n" + "\n \t".repeat(700_000)
								+ "Action: failed"),
				entry("quotes",
						"From: a@b.example\nSubject: Re: x\nIn-Reply-To: <a@b>\n\n"
								+ (">".repeat(300) + "12:00 wrote:\n").repeat(10_000)),
				entry("at signs", REPORT + "\n" + "@".repeat(1_000_000)),
				entry("local parts", REPORT + "\n" + ("a".repeat(63) + " ").repeat(40_000)),
				entry("commands", REPORT + "\n" + "in reply to the in reply to ".repeat(100_000)));
	}

	private static Object[] numbers(int count) {
		return Stream.iterate(0, (n) -> n + 1).limit(count).toArray();
	}

	private static String recipients(int count) {
		StringBuilder blocks = new StringBuilder("Reporting-MTA: dns; mx\n\n");
		for (int i = 0; i < count; i++) {
			blocks.append("Final-Recipient: rfc822; a")
				.append(i)
				.append("@example.org\nAction: failed\nStatus: 5.0.0\n")
				.append("Diagnostic-Code: smtp; 550 ")
				.append("words that say nothing ".repeat(40))
				.append(i)
				.append("\n\n");
		}
		return blocks.toString();
	}

	private static String nested(int depth) {
		StringBuilder mail = new StringBuilder(REPORT);
		for (int i = 0; i < depth; i++) {
			mail.append("Content-Type: multipart/mixed; boundary=b").append(i).append("\n\n--b").append(i).append('\n');
		}
		return mail.append("\n<anna@example.org>: user unknown\n").toString();
	}

	private static Duration work(byte[] raw) {
		long before = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
		assertThat(ReturnedMail.read(raw)).isNotNull();
		return Duration.ofNanos(ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - before);
	}

	private static byte[] mutate(byte[] mail, Random random) {
		byte[] raw = mail.clone();
		return switch (random.nextInt(5)) {
			case 0 -> Arrays.copyOf(raw, random.nextInt(raw.length));
			case 1 -> {
				for (int i = 0; i < 20; i++) {
					raw[random.nextInt(raw.length)] = (byte) random.nextInt(256);
				}
				yield raw;
			}
			case 2 -> lines(raw,
					(lines) -> lines.addAll(List.copyOf(lines.subList(random.nextInt(lines.size()), lines.size()))));
			case 3 -> lines(raw, (lines) -> Collections.shuffle(lines, random));
			default -> lines(raw, (lines) -> lines.removeIf((line) -> random.nextInt(4) == 0));
		};
	}

	private static byte[] lines(byte[] raw, Consumer<List<String>> change) {
		List<String> lines = new ArrayList<>(new String(raw, StandardCharsets.ISO_8859_1).lines().toList());
		change.accept(lines);
		return String.join("\n", lines).getBytes(StandardCharsets.ISO_8859_1);
	}

}
