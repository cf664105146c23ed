package io.regain.audience;

import java.time.Clock;
import java.time.LocalDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.regain.audience.CompanyDatabase.View;
import io.regain.message.Address;
import io.regain.message.Channel;
import io.regain.message.Secret;
import io.regain.message.Utc;

/**
 * Adds to each row of a segment what the company and the ledger know of its customer,
 * with a fixed number of queries for each batch. Made for one campaign's wishes.
 */
class Enrichment {

	static final Set<String> ADDRESS_COLUMNS = Set.of("email", "phone");

	private final Wishes wishes;

	private final CompanyDatabase company;

	private final Exclusions exclusions;

	private final Suppressions suppressions;

	private final Consents consents;

	private final Untracked untracked;

	private final Freezes freezes;

	private final AddressParser parser;

	private final Secret secret;

	private final Clock clock;

	private final boolean hasConsents;

	Enrichment(Wishes wishes, CompanyDatabase company, Exclusions exclusions, Suppressions suppressions,
			Consents consents, Untracked untracked, Freezes freezes, AddressParser parser, Secret secret, Clock clock) {
		this.wishes = wishes;
		this.company = company;
		this.exclusions = exclusions;
		this.suppressions = suppressions;
		this.consents = consents;
		this.untracked = untracked;
		this.freezes = freezes;
		this.parser = parser;
		this.secret = secret;
		this.clock = clock;
		this.hasConsents = wishes.withConsent() && company.has(View.CONSENT);
	}

	/**
	 * @param people what is known of the batch's customers, by id
	 */
	List<Candidate> enrich(List<SegmentRow> batch, Map<String, Person> people) {
		Set<String> ids = batch.stream().map(SegmentRow::customerId).collect(Collectors.toSet());
		ConsentRows consents = consents(ids);
		LocalDateTime now = Utc.of(this.clock.instant());
		Set<String> untracked = this.wishes.channels().contains(Channel.EMAIL) ? this.untracked.among(ids) : Set.of();
		Map<String, Freeze> freezes = this.wishes.withConsent() ? this.freezes.among(ids) : Map.of();
		Map<String, String> excluded = this.wishes.excludes() ? this.exclusions.among(ids) : Map.of();
		Map<String, Map<Channel, Optional<Hashed>>> addresses = new HashMap<>();
		people.forEach((id, person) -> addresses.put(id, addresses(person)));
		Map<String, Set<Suppression>> suppressed = suppressed(addresses.values());
		return batch.stream().map((row) -> {
			String id = row.customerId();
			Map<Channel, Contact> contacts = new HashMap<>();
			addresses.getOrDefault(id, Map.of())
				.forEach((channel, address) -> contacts.put(channel,
						contact(address, suppressed, consents.of(id, channel, this.wishes.topic()))));
			return new Candidate(id, row.values(),
					Optional.ofNullable(people.get(id)).map((person) -> customer(id, person, untracked.contains(id))),
					contacts, Optional.ofNullable(excluded.get(id)),
					consents.restUntil(id).filter((until) -> until.isAfter(now)).map(Utc::instant),
					Optional.ofNullable(freezes.get(id)));
		}).toList();
	}

	private ConsentRows consents(Set<String> ids) {
		return new ConsentRows(this.hasConsents ? this.company.rows(View.CONSENT, ids) : List.of(),
				this.wishes.withConsent() ? this.consents.said(ids) : List.of());
	}

	/**
	 * Empty: there is something, but it is no address. Not in the map: there is nothing.
	 */
	private Map<Channel, Optional<Hashed>> addresses(Person person) {
		String locale = Columns.text(person.columns(), "locale");
		Map<Channel, Optional<Hashed>> addresses = new HashMap<>();
		person.text("email").ifPresent((text) -> addresses.put(Channel.EMAIL, hashed(this.parser.email(text))));
		person.text("phone").ifPresent((text) -> addresses.put(Channel.SMS, hashed(this.parser.phone(text, locale))));
		person.token()
			.filter((text) -> !text.isBlank())
			.ifPresent((text) -> addresses.put(Channel.PUSH, hashed(this.parser.device(text))));
		return addresses;
	}

	private Optional<Hashed> hashed(Optional<Address> address) {
		return address.map((found) -> new Hashed(found, this.secret.hash(found),
				this.secret.previous().map((before) -> before.hash(found))));
	}

	private Map<String, Set<Suppression>> suppressed(Collection<Map<Channel, Optional<Hashed>>> addresses) {
		return this.suppressions.among(
				addresses.stream().flatMap((byChannel) -> byChannel.keySet().stream()).collect(Collectors.toSet()),
				addresses.stream()
					.flatMap((byChannel) -> byChannel.values().stream())
					.flatMap(Optional::stream)
					.flatMap(Hashed::hashes)
					.toList());
	}

	private static Contact contact(Optional<Hashed> address, Map<String, Set<Suppression>> suppressed,
			Consent consent) {
		return address
			.<Contact>map((found) -> new Contact.Reachable(found.address(), found.hash(), found.before(),
					found.hashes()
						.flatMap((hash) -> suppressed.getOrDefault(Suppressions.key(hash), Set.of()).stream())
						.collect(Collectors.toSet()),
					consent))
			.orElseGet(Contact.Invalid::new);
	}

	private static Customer customer(String id, Person person, boolean untracked) {
		Map<String, String> facts = new LinkedHashMap<>();
		person.columns().forEach((column, value) -> {
			if (!ADDRESS_COLUMNS.contains(column)) {
				facts.put(column, Columns.text(value));
			}
		});
		if (untracked) {
			facts.put(Customer.TRACKING, Untracked.NO);
		}
		return new Customer(id, tag(person, "locale", Customer.MAX_LOCALE_LENGTH),
				tag(person, "time_zone", Customer.MAX_TIME_ZONE_LENGTH), facts);
	}

	/** What is longer than any tag is none, and no reason to stop for. */
	private static String tag(Person person, String column, int longest) {
		return person.text(column).map(String::strip).filter((text) -> text.length() <= longest).orElse("");
	}

	/**
	 * @param before by the secret before, if there was one
	 */
	private record Hashed(Address address, byte[] hash, Optional<byte[]> before) {

		Stream<byte[]> hashes() {
			return Stream.concat(Stream.of(this.hash), this.before.stream());
		}

	}

}
