package io.regain.plan;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

import io.regain.audience.AudienceProperties.ConsentRule;
import io.regain.audience.Candidate;
import io.regain.audience.Consent;
import io.regain.audience.Contact;
import io.regain.audience.Customer;
import io.regain.delivery.TestCampaign;
import io.regain.message.Address;
import io.regain.message.Channel;
import io.regain.message.DeviceToken;
import io.regain.message.EmailAddress;
import io.regain.message.MessageClass;
import io.regain.message.PhoneNumber;
import io.regain.message.QuietHours;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Email, SMS, push, half an hour for each; SMS and push are quiet from 21:00 to 09:00.
 */
class EscalationPlanTests {

	private static final Map<Channel, Address> ADDRESSES = Map.of(Channel.EMAIL, new EmailAddress("ann@example.com"),
			Channel.SMS, new PhoneNumber("+4915112345678"), Channel.PUSH, new DeviceToken("token"));

	private static final QuietHours NIGHT = QuietHours.of("21:00-09:00");

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			SERVICE  | 12:00 | email sms push | 0 email, 1 sms 12:30, 2 push 13:00
			SERVICE  | 12:00 | sms push       | 0 sms, 1 push 12:30
			SERVICE  | 12:00 | push           | 0 push
			SERVICE  | 20:45 | email sms push | 0 email, 1 sms 09:00, 2 push 09:30
			SERVICE  | 22:00 | sms push       | 0 sms 09:00, 1 push 09:30
			INCIDENT | 20:45 | email sms push | 0 email, 1 sms 21:15, 2 push 21:45
			""")
	void eachStepIsDueWhenTheOneBeforeHasHadItsTimeAndNobodySleeps(MessageClass messageClass, String due,
			String contacts, String planned) {
		assertThat(decided(messageClass, due, Duration.ofHours(20), contacts)).isEqualTo(planned);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			12:00 | 45m | 0 email, 1 sms 12:30
			12:00 | 61m | 0 email, 1 sms 12:30, 2 push 13:00
			20:45 | 12h | 0 email
			""")
	void whatWouldBeTooLateIsNoStep(String due, String within, String planned) {
		assertThat(decided(MessageClass.SERVICE, due, Duration.parse("PT" + within), "email sms push"))
			.isEqualTo(planned);
	}

	private static String decided(MessageClass messageClass, String due, Duration within, String contacts) {
		TestCampaign campaign = TestCampaign.of(messageClass)
			.with("to: first", "to: escalation\n  until: acknowledged\n  wait: 30m");
		Instant at = Instant.parse("2026-11-22T" + due + ":00Z");
		QuietTimes quiet = QuietTimes.of(campaign.parsed(), Map.of(Channel.SMS, NIGHT, Channel.PUSH, NIGHT),
				ZoneOffset.UTC);
		Decider decider = new Decider(campaign.parsed(), "note@1", EnumSet.allOf(Channel.class), ConsentRule.OPT_IN,
				new AllowOnly(List.of()), Optional.of(new DueTimes(campaign.parsed(), quiet, at, at.plus(within))));
		List<String> steps = ((Decision.Included) decider.decide(candidate(contacts))).targets()
			.stream()
			.map((target) -> "%d %s%s".formatted(target.step(), target.address().channel().id(),
					target.moved().map((moved) -> " " + moved.to().toString().substring(11, 16)).orElse("")))
			.toList();
		return String.join(", ", steps);
	}

	private static Candidate candidate(String channels) {
		Map<Channel, Contact> contacts = new TreeMap<>();
		for (String channel : channels.split(" ")) {
			contacts.put(Channel.of(channel),
					new Contact.Reachable(Objects.requireNonNull(ADDRESSES.get(Channel.of(channel))), new byte[32],
							Optional.empty(), Set.of(), Consent.GIVEN));
		}
		return new Candidate("c-1", Map.of(), Optional.of(new Customer("c-1", "en", "UTC", Map.of())), contacts,
				Optional.empty(), Optional.empty(), Optional.empty());
	}

}
