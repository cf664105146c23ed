package io.regain.template;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Supplier;

import io.regain.message.Channel;
import io.regain.message.Content;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** Data that would be more than data. */
class InjectionTests {

	private static final Map<String, String> FILES = Map.of("subject.en.ftl", "Hi ${customer.name!}, ${note!}",
			"html.en.ftlh",
			"<p title=\"${customer.name!}\">${note!}<#list items! as i>${i?is_hash?then((i.name)!, i)}</#list></p>",
			"text.en.ftl", "Hi ${customer.name!},\n${note!}<#list items! as i>${i?is_hash?then((i.name)!, i)}</#list>",
			"sms.en.ftl", "${customer.name!} ${discount!} ${total!} ${ends_on!} ${due_at!}", "push-title.en.ftl",
			"${note!} x", "push-body.en.ftl", "${customer.name!} x");

	private final Renderer renderer = Bundles.renderer(FILES);

	@ParameterizedTest
	@ValueSource(strings = { "Anna\r\nBcc: all@lavka.example", "Anna\nBcc: all@lavka.example",
			"Anna\rBcc: all@lavka.example", "Anna\u0000\u2028Bcc: all@lavka.example",
			"Anna\u0085 \t Bcc: all@lavka.example", "\u001b\u007fAnna\n\n\n Bcc: all@lavka.example\n" })
	void aNameCannotAddAHeader(String name) {
		Content.Email email = email(Map.of("name", name), Map.of("note", name));
		assertThat(email.subject()).isEqualTo("Hi Anna Bcc: all@lavka.example, Anna Bcc: all@lavka.example");
		assertThat(email.text()).startsWith("Hi Anna Bcc: all@lavka.example,\n");
	}

	@Test
	void aValueCannotAddMarkup() {
		String attack = "\"><script>alert('x')</script>&amp;";
		String escaped = "&quot;&gt;&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;&amp;amp;";
		Content.Email email = email(Map.of("name", attack), Map.of("note", attack, "items", List.of(attack)));
		assertThat(email.html()).isEqualTo("<p title=\"%s\">%1$s%1$s</p>".formatted(escaped));
		assertThat(email.text()).contains(attack);
	}

	@Test
	void aValueCannotAddTemplateCode() {
		String attack = "${1 + 1} <#list 1..9 as i>x</#list> <@x/>";
		assertThat(email(Map.of(), Map.of("note", attack)).text()).isEqualTo("Hi ,\n" + attack);
	}

	@Test
	void aTextKeepsItsLines() {
		assertThat(email(Map.of(), Map.of("note", "one\r\n\ttwo\u0007\nthree")).text())
			.isEqualTo("Hi ,\none \n\ttwo \nthree");
	}

	@Test
	void halfACharacterIsReplacedByOneThatCanBeSent() {
		Content.Email email = email(Map.of("name", "\ud83d"), Map.of("note", "😀\ude00"));
		assertThat(email.text()).isEqualTo("Hi \ufffd,\n😀\ufffd");
		assertThat(email.subject()).isEqualTo("Hi \ufffd, 😀\ufffd");
	}

	@Test
	@ExtendWith(OutputCaptureExtension.class)
	void noLogHasTheDataThatATemplateFailedOn(CapturedOutput output) {
		for (String source : List.of("${missing}", "${customer.name?upper_case - 1}", "${items[7]}", "${1 / 0}",
				"<@customer.name/>", "${customer.name[5..700]}", "${customer.name?switch('a', 'b')}")) {
			Renderer failing = Bundles.renderer(Map.of("sms.en.ftl", source));
			assertThatExceptionOfType(RenderingException.class)
				.isThrownBy(() -> failing.render(Channel.SMS,
						Bundles.input("en", Map.of("name", "secret"), Map.of("items", List.of("secret")))))
				.satisfies((ex) -> assertThat(ex.getMessage()).doesNotContain("secret"));
		}
		assertThat(output).doesNotContain("secret").doesNotContain("missing");
	}

	@Test
	@Timeout(600)
	void whateverComesInThereIsContentOrARenderingException() {
		long seed = Long.getLong("regain.seed", System.nanoTime());
		// So that a failure can be repeated
		System.out.println("InjectionTests: -Dregain.seed=" + seed);
		Random random = new Random(seed);
		int rendered = 0;
		for (int i = 0; i < 20_000; i++) {
			RenderInput input = Bundles.input(text(random), Map.of("name", text(random), text(random), text(random)),
					values(random));
			for (Channel channel : Channel.values()) {
				try {
					assertThat(this.renderer.render(channel, input).sha256()).hasSize(64);
					rendered++;
				}
				catch (RenderingException ex) {
					assertThat(ex.problem().toString()).doesNotContain("\n");
				}
			}
		}
		assertThat(rendered).isPositive();
	}

	private static Map<String, Object> values(Random random) {
		Map<String, Object> values = new HashMap<>();
		Bundles.variables().forEach((variable) -> {
			if (random.nextInt(4) > 0) {
				values.put(variable.name(), random.nextBoolean() ? variable.example() : value(random, 2));
			}
		});
		return values;
	}

	private static Object value(Random random, int depth) {
		List<Supplier<Object>> kinds = List.of(() -> text(random), random::nextLong, random::nextDouble,
				() -> Double.longBitsToDouble(random.nextLong()), random::nextBoolean,
				() -> new BigDecimal(new BigInteger(100, random), random.nextInt()),
				() -> LocalDate.ofEpochDay(random.nextLong(-365_000_000_000L, 365_000_000_000L)),
				() -> LocalDateTime.ofEpochSecond(random.nextLong(-99_999_999_999L, 999_999_999_999L), 0,
						ZoneOffset.UTC),
				() -> "[%s]".formatted(text(random)), () -> "[\"" + text(random) + "\"]",
				() -> (depth == 0) ? "" : List.of(value(random, depth - 1), value(random, depth - 1)),
				() -> (depth == 0) ? "" : Map.of("name", value(random, depth - 1)));
		return kinds.get(random.nextInt(kinds.size())).get();
	}

	private static String text(Random random) {
		String alphabet = "aб\u0000\n\r\t \"'<>&${}#[]@,.:-_/\\%0123456789e+\u0085\u2028\ufeff\ud83d\ude00\u202e\u00a0é";
		StringBuilder text = new StringBuilder();
		for (int length = random.nextInt(30); length > 0; length--) {
			text.append((random.nextInt(5) == 0) ? (char) random.nextInt(0x10000)
					: alphabet.charAt(random.nextInt(alphabet.length())));
		}
		return text.toString();
	}

	private Content.Email email(Map<String, String> customer, Map<String, Object> values) {
		return (Content.Email) this.renderer.render(Channel.EMAIL, Bundles.input("en", customer, values));
	}

}
