package io.regain.delivery;

import java.util.Map;

import io.regain.message.Rate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class DomainRatesTests {

	private static final String NAME = "regain.delivery.domain-rates";

	@Test
	void domainsAreReadAsTheyStandInTheLedger() {
		assertThat(DomainRates.read(Map.of("GMail.com", "50/s", "пример.рф", "20/min", "mail.ru", "")))
			.isEqualTo(Map.of("gmail.com", Rate.of("50/s"), "xn--e1afmkfd.xn--p1ai", Rate.of("20/min")));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			gmail.com | fast | .gmail.com is 'fast'; it must be a rate, as in 200/s
			gmail     | 50/s | .gmail: it must be a domain, as in gmail.com
			@mail.ru  | 50/s | .@mail.ru: it must be a domain, as in gmail.com
			a b.com   | 50/s | .a b.com: it must be a domain, as in gmail.com
			""")
	void whatIsWrongIsSaidByName(String domain, String rate, String complaint) {
		assertThatIllegalArgumentException().isThrownBy(() -> DomainRates.read(Map.of(domain, rate)))
			.withMessageStartingWith(NAME + complaint);
	}

	@Test
	void aDomainThatIsThereTwiceIsAMistake() {
		assertThatIllegalArgumentException()
			.isThrownBy(() -> DomainRates.read(Map.of("gmail.com", "50/s", "GMAIL.COM", "60/s")))
			.withMessage(NAME + ".gmail.com is there twice");
	}

	@Test
	void theDotsOfADomainAreItsOwn() {
		Map<String, String> settings = Map.of(NAME + ".gmail.com", "50/s", NAME + "[пример.рф]", "1/s");
		DeliveryProperties bound = new Binder(new MapConfigurationPropertySource(settings))
			.bind("regain.delivery", DeliveryProperties.class)
			.get();
		assertThat(bound.domainRates()).isEqualTo(Map.of("gmail.com", "50/s", "пример.рф", "1/s"));
	}

}
