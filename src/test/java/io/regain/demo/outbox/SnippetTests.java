package io.regain.demo.outbox;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class SnippetTests {

	@Test
	void thePreheaderIsTheFirstThingAnInboxShows() {
		assertThat(Snippet.ofHtml("""
				<!DOCTYPE html><html><head><title>Title</title><style>p > b { color: red }</style></head><body>
				<!-- <p>hidden</p> --><div style="display:none">Dinner&nbsp;is on us&#847;&zwnj;&nbsp;&#847;&zwnj;</div>
				<p>Hello <b>Anna</b></p>""")).isEqualTo("Dinner is on us");
	}

	@Test
	void aMailWithoutPreheaderShowsItsFirstWords() {
		assertThat(Snippet.ofHtml("<h1>Sorry,\n  Anna</h1><p>1 &lt; 2</p>")).isEqualTo("Sorry, Anna 1 < 2");
	}

	@Test
	void aLongTextIsCutBetweenCharacters() {
		assertThat(Snippet.ofText("👍".repeat(200))).isEqualTo("👍".repeat(140));
	}

	@ParameterizedTest
	@CsvSource({ "Привет Anna!, ru", "Hello Анна, en", "1234, en", "'', en" })
	void theLanguageIsThatOfMostLetters(String text, String language) {
		assertThat(Language.of(text)).isEqualTo(language);
	}

}
