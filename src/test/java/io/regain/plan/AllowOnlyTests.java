package io.regain.plan;

import java.util.Arrays;

import io.regain.message.Address;
import io.regain.message.DeviceToken;
import io.regain.message.EmailAddress;
import io.regain.message.PhoneNumber;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class AllowOnlyTests {

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			''                               | ann@example.com         | true
			' , '                            | ann@example.com         | true
			ann@example.com                  | Ann@Example.COM         | true
			ann@example.com                  | bob@example.com         | false
			@example.com                     | bob@Example.com         | true
			' @example.com '                 | bob@example.com         | true
			@example.com                     | bob@sub.example.com     | false
			@example.com                     | bob@badexample.com      | false
			example.com                      | bob@example.com         | false
			@example.com                     | +4915112345678          | false
			@example.com,+4915112345678      | +4915112345678          | true
			+49                              | +4915112345678          | false
			@example.com,dQw4:APA91b         | dQw4:APA91b             | true
			@                                | bob@example.com         | false
			""")
	void namesAddressesOrDomains(String entries, String address, boolean allowed) {
		assertThat(new AllowOnly(Arrays.asList(entries.split(","))).allows(address(address))).isEqualTo(allowed);
	}

	private static Address address(String text) {
		if (text.contains("@")) {
			return new EmailAddress(text);
		}
		return text.startsWith("+") ? new PhoneNumber(text) : new DeviceToken(text);
	}

}
