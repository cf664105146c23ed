package io.regain.plan;

import java.time.Instant;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import io.regain.audience.AudienceProperties.ConsentRule;
import io.regain.audience.Candidate;
import io.regain.audience.Consent;
import io.regain.audience.Contact;
import io.regain.audience.Customer;
import io.regain.audience.Freeze;
import io.regain.audience.Suppression;
import io.regain.delivery.TestCampaign;
import io.regain.message.Address;
import io.regain.message.Channel;
import io.regain.message.DeviceToken;
import io.regain.message.EmailAddress;
import io.regain.message.MessageClass;
import io.regain.message.PhoneNumber;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class DeciderTests {

	private static final AllowOnly ALL_ALLOWED = new AllowOnly(List.of());

	private static final Set<Channel> ALL_CONFIGURED = EnumSet.allOf(Channel.class);

	private static final Map<Channel, Address> ADDRESSES = Map.of(Channel.EMAIL, new EmailAddress("ann@example.com"),
			Channel.SMS, new PhoneNumber("+4915112345678"), Channel.PUSH, new DeviceToken("token"));

	/**
	 * Each contact of a customer in short: ok, or what stands against it; none is a
	 * customer without a word about consent.
	 */
	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			MARKETING | first | email=ok sms=ok push=ok               | email
			MARKETING | all   | email=ok sms=ok push=ok               | email sms push
			SERVICE   | first | email=ok sms=ok push=ok               | email
			INCIDENT  | all   | email=ok sms=ok                       | email sms
			MARKETING | first | sms=ok push=ok                        | sms
			MARKETING | first | email=invalid push=ok                 | push
			MARKETING | all   | email=invalid sms=ok                  | sms
			MARKETING | first | email=hard_bounce sms=ok              | sms
			MARKETING | first | email=none sms=ok                     | sms
			MARKETING | first | email=withdrawn sms=ok                | sms
			SERVICE   | first | email=none                            | email
			INCIDENT  | first | email=withdrawn                       | email
			MARKETING | first | ''                                    | no-address
			MARKETING | first | email=invalid                         | invalid-address
			MARKETING | first | email=none                            | no-consent
			MARKETING | first | email=none sms=invalid                | no-consent
			MARKETING | first | email=invalid sms=withdrawn           | no-consent
			MARKETING | first | email=hard_bounce sms=none            | suppressed
			MARKETING | first | email=none sms=manual push=invalid    | suppressed
			""")
	void goesToTheFirstChannelOrAllThatReachACustomer(MessageClass messageClass, String reach, String contacts,
			String decision) {
		Decider decider = decider(campaign(messageClass, reach), ConsentRule.OPT_IN);
		assertThat(decide(decider, contacts)).isEqualTo(decision);
	}

	@ParameterizedTest
	@CsvSource({ "UNSUBSCRIBED, MARKETING, suppressed", "UNSUBSCRIBED, SERVICE, email", "UNSUBSCRIBED, INCIDENT, email",
			"COMPLAINED, MARKETING, suppressed", "COMPLAINED, SERVICE, suppressed", "COMPLAINED, INCIDENT, email",
			"HARD_BOUNCE, MARKETING, suppressed", "HARD_BOUNCE, SERVICE, suppressed",
			"HARD_BOUNCE, INCIDENT, suppressed", "MANUAL, MARKETING, suppressed", "MANUAL, SERVICE, suppressed",
			"MANUAL, INCIDENT, suppressed" })
	void eachSuppressionBlocksItsClasses(Suppression suppression, MessageClass messageClass, String decision) {
		Decider decider = decider(campaign(messageClass, "first"), ConsentRule.OPT_IN);
		assertThat(decide(decider, "email=" + suppression)).isEqualTo(decision);
	}

	/** Where the address is the trouble, another one helps; where the person is, none. */
	@ParameterizedTest
	@CsvSource({ "unsubscribed, suppressed", "complained, suppressed", "hard_bounce, sms", "manual, sms" })
	void whoAskedForSilenceIsNotFollowedToAnotherChannel(String suppression, String decision) {
		Decider decider = decider(campaign(MessageClass.MARKETING, "first"), ConsentRule.OPT_IN);
		assertThat(decide(decider, "email=" + suppression + " sms=ok")).isEqualTo(decision);
		assertThat(decide(decider, "sms=ok email=ok push=" + suppression).startsWith("email"))
			.isEqualTo(decision.equals("sms"));
	}

	@ParameterizedTest
	@CsvSource({ "OPT_IN, none, no-consent", "OPT_OUT, none, email", "OPT_IN, withdrawn, no-consent",
			"OPT_OUT, withdrawn, no-consent", "OPT_OUT, ok, email", "OPT_IN, ok, email" })
	void silenceIsNoOrYesAsTheLawHasIt(ConsentRule rule, String consent, String decision) {
		Decider decider = decider(campaign(MessageClass.MARKETING, "first"), rule);
		assertThat(decide(decider, "email=" + consent)).isEqualTo(decision);
	}

	@Test
	void aChannelWithoutAProviderReachesNobody() {
		Decider decider = new Decider(campaign(MessageClass.SERVICE, "first").parsed(), "note@1", Set.of(Channel.SMS),
				ConsentRule.OPT_IN, ALL_ALLOWED);
		assertThat(decide(decider, "email=ok sms=ok")).isEqualTo("sms");
		assertThat(decide(decider, "email=ok sms=invalid")).isEqualTo("channel-not-configured");
	}

	@Test
	void onlyAllowedAddressesAreReached() {
		Decider decider = new Decider(campaign(MessageClass.SERVICE, "first").parsed(), "note@1", ALL_CONFIGURED,
				ConsentRule.OPT_IN, new AllowOnly(List.of("@test.example", "+4915112345678")));
		assertThat(decide(decider, "email=ok sms=ok")).isEqualTo("sms");
		assertThat(decide(decider, "email=ok push=invalid")).isEqualTo("not-allowed");
	}

	@Test
	void whoIsUnknownOrExcludedIsNotLookedAtFurther() {
		Decider decider = decider(campaign(MessageClass.SERVICE, "first"), ConsentRule.OPT_IN);
		Candidate known = candidate("c-1", "email=ok");
		assertThat(decider.decide(new Candidate("c-1", Map.of(), known.customer(), known.contacts(),
				Optional.of("open-complaint"), Optional.empty(), Optional.empty())))
			.isEqualTo(new Decision.Excluded(Exclusion.EXCLUDED_SEGMENT, "open-complaint"));
		assertThat(decider.decide(new Candidate("c-1", Map.of(), Optional.empty(), Map.of(),
				Optional.of("open-complaint"), Optional.empty(), Optional.empty())))
			.isEqualTo(new Decision.Excluded(Exclusion.UNKNOWN_CUSTOMER, ""));
		assertThat(decider.decide(candidate("c-1", "email=complained sms=unsubscribed")))
			.isEqualTo(new Decision.Excluded(Exclusion.SUPPRESSED, "complained"));
	}

	@ParameterizedTest
	@CsvSource({ "MARKETING, hold, held", "MARKETING, extend, held and extended", "MARKETING, drop, excluded",
			"SERVICE, '', included", "INCIDENT, '', included" })
	void marketingToWhomAnIncidentHurtsIsHeldOrDropped(MessageClass messageClass, String onFreeze, String expected) {
		TestCampaign campaign = campaign(messageClass, "first");
		Decider decider = decider(
				onFreeze.isEmpty() ? campaign : campaign.with("within: 12h", "within: 12h\n  on-freeze: " + onFreeze),
				ConsentRule.OPT_IN);
		Candidate well = candidate("c-1", "email=ok");
		Freeze freeze = new Freeze("incident-7", "incident 7, Card payments fail", Instant.EPOCH, Optional.empty());
		Decision decision = decider.decide(new Candidate("c-1", Map.of(), well.customer(), well.contacts(),
				Optional.empty(), Optional.empty(), Optional.of(freeze)));
		assertThat(switch (expected) {
			case "excluded" -> decision.equals(new Decision.Excluded(Exclusion.INCIDENT, freeze.name()));
			case "included" -> ((Decision.Included) decision).held().isEmpty();
			default -> ((Decision.Included) decision).held()
				.equals(Optional.of(new Decision.Held(freeze.name(), expected.endsWith("extended"))));
		}).as("%s", decision).isTrue();
	}

	@Test
	void theShareHeldOutIsAboutRightAndStaysTheSame() {
		Decider decider = decider(heldOut("10%"), ConsentRule.OPT_IN);
		Set<String> out = heldOut(decider);
		assertThat(out).hasSizeBetween(880, 1_120);
		Decider again = new Decider(heldOut("10%").parsed(), "note@another-run", ALL_CONFIGURED, ConsentRule.OPT_IN,
				ALL_ALLOWED);
		assertThat(heldOut(again)).as("in another run").isEqualTo(out);
		assertThat(heldOut(decider(heldOut("20%"), ConsentRule.OPT_IN))).as("a larger share").containsAll(out);
		assertThat(heldOut(decider(heldOut("0%"), ConsentRule.OPT_IN))).isEmpty();
	}

	@Test
	void onlyWhoWouldBeWrittenToIsHeldOut() {
		Decider decider = decider(heldOut("50%"), ConsentRule.OPT_IN);
		assertThat(IntStream.range(0, 100).mapToObj((n) -> decider.decide(candidate("c-" + n, "email=invalid"))))
			.allMatch(Decision.Excluded.class::isInstance);
	}

	@Test
	void theOrderOfACanaryIsTheRunsOwn() {
		Decider one = decider(campaign(MessageClass.SERVICE, "first"), ConsentRule.OPT_IN);
		Decider other = new Decider(campaign(MessageClass.SERVICE, "first").parsed(), "note@2", ALL_CONFIGURED,
				ConsentRule.OPT_IN, ALL_ALLOWED);
		assertThat(one.lot("c-1")).isEqualTo(one.lot("c-1")).isNotEqualTo(other.lot("c-1"));
		assertThat(IntStream.range(0, 10_000).mapToObj((n) -> one.lot("c-" + n)))
			.allMatch((lot) -> lot >= 0 && lot < 1L << 32);
	}

	private static Set<String> heldOut(Decider decider) {
		return IntStream.range(0, 10_000)
			.mapToObj((n) -> "c-" + n)
			.filter((id) -> decider.decide(candidate(id, "email=ok")) instanceof Decision.HeldOut)
			.collect(Collectors.toSet());
	}

	private static TestCampaign heldOut(String share) {
		return campaign(MessageClass.SERVICE, "first").with("segment: everybody",
				"segment: everybody\n  hold-out: " + share);
	}

	private static TestCampaign campaign(MessageClass messageClass, String reach) {
		return TestCampaign.of(messageClass).with("to: first", "to: " + reach);
	}

	private static Decider decider(TestCampaign campaign, ConsentRule rule) {
		return new Decider(campaign.parsed(), "note@1", ALL_CONFIGURED, rule, ALL_ALLOWED);
	}

	/** The channels it goes to, or why it does not go. */
	private static String decide(Decider decider, String contacts) {
		Decision decision = decider.decide(candidate("c-1", contacts));
		if (decision instanceof Decision.Included included) {
			return included.targets()
				.stream()
				.map((target) -> target.address().channel().id())
				.collect(Collectors.joining(" "));
		}
		return ((Decision.Excluded) decision).reason().id();
	}

	private static Candidate candidate(String id, String contacts) {
		Map<Channel, Contact> parsed = new EnumMap<>(Channel.class);
		Arrays.stream(contacts.split(" ")).filter((contact) -> !contact.isEmpty()).forEach((contact) -> {
			String[] sides = contact.split("=");
			parsed.put(Channel.of(sides[0]), contact(Channel.of(sides[0]), sides[1]));
		});
		return new Candidate(id, Map.of(), Optional.of(new Customer(id, "en", "UTC", Map.of())), parsed,
				Optional.empty(), Optional.empty(), Optional.empty());
	}

	private static Contact contact(Channel channel, String state) {
		Address address = ADDRESSES.getOrDefault(channel, new EmailAddress("nobody@example.com"));
		return switch (state) {
			case "invalid" -> new Contact.Invalid();
			case "ok" -> new Contact.Reachable(address, new byte[32], Optional.empty(), Set.of(), Consent.GIVEN);
			case "none" -> new Contact.Reachable(address, new byte[32], Optional.empty(), Set.of(), Consent.NONE);
			case "withdrawn" ->
				new Contact.Reachable(address, new byte[32], Optional.empty(), Set.of(), Consent.WITHDRAWN);
			default -> new Contact.Reachable(address, new byte[32], Optional.empty(),
					Set.of(Suppression.valueOf(state.toUpperCase(Locale.ROOT))), Consent.GIVEN);
		};
	}

}
