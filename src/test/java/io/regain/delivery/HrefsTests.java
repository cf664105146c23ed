package io.regain.delivery;

import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class HrefsTests {

	@ParameterizedTest
	@CsvSource(quoteCharacter = '`', delimiter = '|', textBlock = """
			<a href="x">                          | x
			<a class="b" title='>' href="x">      | ``
			<a class="b"\thref='x' id="y">        | x
			<area shape="rect" href="x">          | x
			<v:roundrect href="x" arcsize="20%">  | x
			<a href="">                           | ``
			<a href=x>                            | ``
			<a href="x                            | ``
			<a href=                              | ``
			<a href="                             | ``
			<link href="x">                       | ``
			<a data-href="x">                     | ``
			<a>my href="x"</a>                    | ``
			<abbr href="x">                       | ``
			href="x"                              | ``
			 href="x"                             | ``
			<a href                               | ``
			""")
	void aLinkIsAnAttributeOfWhatCanBeFollowed(String html, String found) {
		assertThat(String.join(" ", Hrefs.in(html))).isEqualTo(found);
	}

	@Test
	void whatIsReplacedIsReplacedAloneAndEverywhere() {
		String html = "<p><a href=\"x\">1</a> x <a href='y'>2</a> <a href=\"x\">3</a> x</p>";
		assertThat(Hrefs.replace(html, (href) -> Optional.of("longer").filter((other) -> href.equals("x"))))
			.isEqualTo("<p><a href=\"longer\">1</a> x <a href='y'>2</a> <a href=\"longer\">3</a> x</p>");
		assertThat(Hrefs.replace(html, (href) -> Optional.empty())).isSameAs(html);
	}

}
