package io.regain.message;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class RateTests {

	@ParameterizedTest
	@ValueSource(strings = { "fast", "0/s", "-1/s", "10", "10/d", "/s", "1.5/s", "10/s/s", "9999999999/s" })
	void whatIsNoRateIsSaidByItsPropertysName(String text) {
		assertThatIllegalArgumentException().isThrownBy(() -> Rate.setting("regain.sms.rate", text))
			.withMessage("regain.sms.rate is '%s'; it must be a rate, as in 200/s, 6000/min or 50000/h", text);
	}

	@Test
	void anEmptySettingIsNoLimit() {
		assertThat(Rate.setting("regain.sms.rate", " ")).isEmpty();
		assertThat(Rate.setting("regain.sms.rate", " 10/s ")).hasValue(Rate.of("10/s"));
	}

}
