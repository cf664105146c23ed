package io.regain.tracking.text;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class MeaningTests {

	@ParameterizedTest
	@ValueSource(strings = { "STOP", "stop", " Stop. ", "STOPALL", "stop all", "Unsubscribe", "CANCEL", "End", "quit!!",
			"СТОП", "стоп", "«Стоп»", "Отписаться", "отписка", "ОТМЕНА", "ＳＴＯＰ", "stop 🙏" })
	void asksForSilence(String body) {
		assertThat(Meaning.of(body, "")).isEqualTo(Meaning.STOP);
	}

	@ParameterizedTest
	@ValueSource(strings = { "START", "unstop", "Старт", "ПОДПИСАТЬСЯ!" })
	void wantsToHearFromUsAgain(String body) {
		assertThat(Meaning.of(body, "")).isEqualTo(Meaning.START);
	}

	@ParameterizedTest
	@ValueSource(strings = { "HELP", "info", "Help?", "помощь", "ИНФО" })
	void asksForHelp(String body) {
		assertThat(Meaning.of(body, "")).isEqualTo(Meaning.HELP);
	}

	/** In letters of either alphabet, and of both. */
	@ParameterizedTest
	@ValueSource(strings = { "OK", "ok!", "Ок.", "оk", "Oк", "okay", "окей", "1" })
	void hasReadIt(String body) {
		assertThat(Meaning.of(body, "")).isEqualTo(Meaning.OK);
	}

	/** Only the whole message counts: these are said to a person. */
	@ParameterizedTest
	@ValueSource(strings = { "", " ", "stop it, when does my parcel come?", "Don't stop", "да", "НЕТ", "no",
			"please help me", "стоп, я не понял", "unstoppable", "🛑", "2", "ok, but when?" })
	void anythingElseIsAnAnswer(String body) {
		assertThat(Meaning.of(body, "")).isEqualTo(Meaning.OTHER);
	}

	@ParameterizedTest
	@CsvSource({ "ARRET, STOP, STOP", "BAJA, STOP, STOP", "ALTA, START, START", "AYUDA, HELP, HELP", "stop, '', STOP",
			"hello, SOMETHING, OTHER" })
	void whatTwilioTookItForCounts(String body, String optOutType, Meaning meaning) {
		assertThat(Meaning.of(body, optOutType)).isEqualTo(meaning);
	}

}
