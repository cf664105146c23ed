package io.regain.template.markdown;

import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class MarkdownTests {

	@Test
	void plainTextIsReadableAndHasNoMarks() {
		assertThat(plain("""
				## What *happened*

				Cards are **refused** since 14:10.
				Read `E-17` or [our page](https://lavka.example/pay?a=1&b=2).

				- pay in cash
				- pay by [link](https://lavka.example/link)
				  * or by phone: [+7 495 000-12-34](tel:+74950001234)

				3. First
				4. Then

				> We are sorry.

				---
				```
				E-17
				```
				See [lavka.example/pay](https://www.lavka.example/pay/).

				Write to <care@lavka.example> or <https://lavka.example>.\\
				Bye
				""")).isEqualTo("""
				What happened

				Cards are refused since 14:10. Read E-17 or our page (https://lavka.example/pay?a=1&b=2).

				- pay in cash
				- pay by link (https://lavka.example/link)
				  - or by phone: +7 495 000-12-34 (+74950001234)

				3. First
				4. Then

				We are sorry.

				E-17

				See https://www.lavka.example/pay/.

				Write to care@lavka.example or https://lavka.example.
				Bye""");
	}

	@Test
	void htmlHasTheAttributesThatTheLayoutGives() {
		assertThat(Markdown.of("# A\n\nSee [it](https://lavka.example/?a=1&b=2), *now*.\n\n* x\n* y")
			.html(Map.of("p", Map.of("class", "ink"), "a", Map.of("style", "color:\"red\"")))).isEqualTo(
					"""
							<h2>A</h2>
							<p class="ink">See <a href="https://lavka.example/?a=1&amp;b=2" style="color:&quot;red&quot;">it</a>, \
							<em>now</em>.</p>
							<ul>
							<li>x</li>
							<li>y</li>
							</ul>""");
	}

	@ParameterizedTest
	@ValueSource(
			strings = { "javascript:alert(1)", "JavaScript:alert(1)", "data:text/html,x", "vbscript:x", "file:///x",
					"/orders", "orders", "//evil.example/x", "&#106;avascript:alert(1)", "ftp://lavka.example", "" })
	void aLinkThatDoesNotLeadOutIsItsTextAlone(String address) {
		Markdown text = Markdown.of("Press [here](<%s>) now".formatted(address));
		assertThat(text.html(Map.of())).isEqualTo("<p>Press here now</p>");
		assertThat(text.plain()).isEqualTo("Press here now");
	}

	@Test
	void htmlOfTheAuthorIsText() {
		Markdown text = Markdown.of("<script>alert(1)</script>\n\nA <b onclick=x>b</b> & \"c\"");
		assertThat(text.html(Map.of())).isEqualTo("""
				<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>
				<p>A &lt;b onclick=x&gt;b&lt;/b&gt; &amp; &quot;c&quot;</p>""");
		assertThat(text.plain()).isEqualTo("<script>alert(1)</script>\n\nA <b onclick=x>b</b> & \"c\"");
	}

	@Test
	void aPictureIsWhatItShows() {
		Markdown text = Markdown.of("![The *cause*](https://lavka.example/x.png) is known");
		assertThat(text.html(Map.of())).isEqualTo("<p>The <em>cause</em> is known</p>");
		assertThat(text.plain()).isEqualTo("The cause is known");
	}

	@Test
	void aBareAddressIsALinkWithoutTheEndOfItsSentence() {
		Markdown text = Markdown.of("Look (https://lavka.example/a_b_c?x=1&y=2). Or [https://lavka.example](tel:1)!");
		assertThat(text.html(Map.of())).isEqualTo(
				"""
						<p>Look (<a href="https://lavka.example/a_b_c?x=1&amp;y=2">https://lavka.example/a_b_c?x=1&amp;y=2</a>). \
						Or <a href="tel:1">https://lavka.example</a>!</p>""");
		assertThat(text.plain()).startsWith("Look (https://lavka.example/a_b_c?x=1&y=2). Or");
	}

	@Test
	void indentedLinesAreNoCode() {
		assertThat(plain("    Cards are refused\n\tfor now")).isEqualTo("Cards are refused for now");
	}

	@ParameterizedTest
	@ValueSource(strings = { ">", "* ", "[", "![", "**_", "1. ", "`a", "<a ", "\\", "# " })
	void nestingWithoutEndIsText(String mark) {
		Markdown text = Markdown.of(mark.repeat(19_000 / mark.length()) + "x");
		assertThat(text.html(Map.of())).isNotEmpty();
		assertThat(text.plain()).isNotEmpty();
	}

	@Test
	void aTextHasAnEnd() {
		assertThatIllegalArgumentException().isThrownBy(() -> Markdown.of("x".repeat(20_001)))
			.withMessage("has 20001 characters; allowed are 20000");
	}

	private static String plain(String source) {
		return Markdown.of(source).plain();
	}

}
