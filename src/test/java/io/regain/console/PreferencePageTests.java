package io.regain.console;

import java.util.List;
import java.util.Optional;

import io.regain.tracking.Choice;
import io.regain.tracking.Unsubscribes.Reader;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Whoever follows an unsubscribe link can unsubscribe, whatever else is known of them.
 */
class PreferencePageTests {

	@ParameterizedTest
	@CsvSource({ "true", "false" })
	void whoHasNotUnsubscribedFindsTheButton(boolean ticked) {
		String page = page(new Choice(List.of(), List.of(new Choice.Option("email", "email", ticked)), Optional.empty(),
				true, false));
		assertThat(page).contains(">Stop all offers</button>").doesNotContain("You are unsubscribed");
	}

	@ParameterizedTest
	@CsvSource({ "true", "false" })
	void whoHasUnsubscribedIsToldSo(boolean ticked) {
		String page = page(new Choice(List.of(), List.of(new Choice.Option("email", "email", ticked)), Optional.empty(),
				true, true));
		assertThat(page).contains("You are unsubscribed").doesNotContain(">Stop all offers</button>");
	}

	private static String page(Choice choice) {
		return new PreferencePage(new Reader("en", "Lavka"), "token").choice(choice).body();
	}

}
