package io.regain.audience;

import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import io.regain.audience.CompanyDatabase.View;
import io.regain.message.Address;
import io.regain.message.Channel;
import io.regain.message.Secret;

/**
 * Adds to each row of a segment what the company and the ledger know of its customer,
 * with a fixed number of queries for each batch. Made for one campaign's wishes.
 */
class Enrichment {

	private static final Set<String> ADDRESS_COLUMNS = Set.of("email", "phone");

	private final Wishes wishes;

	private final CompanyDatabase company;

	private final Exclusions exclusions;

	private final Suppressions suppressions;

	private final Untracked untracked;

	private final AddressParser parser;

	private final Secret secret;

	private final Set<View> present = EnumSet.noneOf(View.class);

	Enrichment(Wishes wishes, CompanyDatabase company, Exclusions exclusions, Suppressions suppressions,
			Untracked untracked, AddressParser parser, Secret secret) {
		this.wishes = wishes;
		this.company = company;
		this.exclusions = exclusions;
		this.suppressions = suppressions;
		this.untracked = untracked;
		this.parser = parser;
		this.secret = secret;
		for (View view : View.values()) {
			if (needed(view) && company.has(view)) {
				this.present.add(view);
			}
		}
	}

	private boolean needed(View view) {
		return switch (view) {
			case CUSTOMER -> true;
			case DEVICE -> this.wishes.channels().contains(Channel.PUSH);
			case CONSENT -> this.wishes.withConsent();
		};
	}

	List<Candidate> enrich(List<SegmentRow> batch) {
		Set<String> ids = batch.stream().map(SegmentRow::customerId).collect(Collectors.toSet());
		Map<String, Map<String, Object>> customers = firstById(View.CUSTOMER, "id", ids);
		Map<String, Map<String, Object>> devices = newestDevices(ids);
		ConsentRows consents = new ConsentRows(rows(View.CONSENT, ids));
		Set<String> untracked = this.wishes.channels().contains(Channel.EMAIL) ? this.untracked.among(ids) : Set.of();
		Map<String, String> excluded = this.wishes.excludes() ? this.exclusions.among(ids) : Map.of();
		Map<String, Map<Channel, Optional<Hashed>>> addresses = new HashMap<>();
		customers.forEach((id, row) -> addresses.put(id, addresses(row, devices.getOrDefault(id, Map.of()))));
		Map<String, Set<Suppression>> suppressed = suppressed(addresses.values());
		return batch.stream().map((row) -> {
			String id = row.customerId();
			Map<Channel, Contact> contacts = new HashMap<>();
			addresses.getOrDefault(id, Map.of())
				.forEach((channel, address) -> contacts.put(channel,
						contact(address, suppressed, consents.of(id, channel, this.wishes.topic()))));
			return new Candidate(id, row.values(),
					Optional.ofNullable(customers.get(id)).map((c) -> customer(id, c, untracked.contains(id))),
					contacts, Optional.ofNullable(excluded.get(id)));
		}).toList();
	}

	private List<Map<String, Object>> rows(View view, Collection<String> ids) {
		return this.present.contains(view) ? this.company.rows(view, ids) : List.of();
	}

	/**
	 * Ids are compared here, exactly: the database's collation may think that two of them
	 * are one.
	 */
	private Map<String, Map<String, Object>> firstById(View view, String column, Set<String> ids) {
		Map<String, Map<String, Object>> found = new HashMap<>();
		for (Map<String, Object> row : rows(view, ids)) {
			found.putIfAbsent(Columns.text(row, column), row);
		}
		return found;
	}

	/**
	 * The device last seen; where the view does not say, the first by its token, so that
	 * it stays the same one.
	 */
	private Map<String, Map<String, Object>> newestDevices(Set<String> ids) {
		Map<String, Map<String, Object>> found = new HashMap<>();
		for (Map<String, Object> row : rows(View.DEVICE, ids)) {
			found.merge(Columns.text(row, "customer_id"), row,
					(a, b) -> (DeviceOrder.NEWEST_FIRST.compare(a, b) <= 0) ? a : b);
		}
		return found;
	}

	/**
	 * Empty: there is something, but it is no address. Not in the map: there is nothing.
	 */
	private Map<Channel, Optional<Hashed>> addresses(Map<String, Object> customer, Map<String, Object> device) {
		String locale = Columns.text(customer, "locale");
		Map<Channel, Optional<Hashed>> addresses = new HashMap<>();
		text(customer, "email").ifPresent((text) -> addresses.put(Channel.EMAIL, hashed(this.parser.email(text))));
		text(customer, "phone")
			.ifPresent((text) -> addresses.put(Channel.SMS, hashed(this.parser.phone(text, locale))));
		text(device, "token").ifPresent((text) -> addresses.put(Channel.PUSH, hashed(this.parser.device(text))));
		return addresses;
	}

	private Optional<Hashed> hashed(Optional<Address> address) {
		return address.map((found) -> new Hashed(found, this.secret.hash(found)));
	}

	private Map<String, Set<Suppression>> suppressed(Collection<Map<Channel, Optional<Hashed>>> addresses) {
		return this.suppressions.among(
				addresses.stream().flatMap((byChannel) -> byChannel.keySet().stream()).collect(Collectors.toSet()),
				addresses.stream()
					.flatMap((byChannel) -> byChannel.values().stream())
					.flatMap(Optional::stream)
					.map(Hashed::hash)
					.toList());
	}

	private static Contact contact(Optional<Hashed> address, Map<String, Set<Suppression>> suppressed,
			Consent consent) {
		return address
			.<Contact>map((found) -> new Contact.Reachable(found.address(), found.hash(),
					suppressed.getOrDefault(Suppressions.key(found.hash()), Set.of()), consent))
			.orElseGet(Contact.Invalid::new);
	}

	private static Customer customer(String id, Map<String, Object> row, boolean untracked) {
		Map<String, String> facts = new LinkedHashMap<>();
		row.forEach((column, value) -> {
			if (!ADDRESS_COLUMNS.contains(column)) {
				facts.put(column, Columns.text(value));
			}
		});
		if (untracked) {
			facts.put(Customer.TRACKING, Untracked.NO);
		}
		return new Customer(id, tag(row, "locale", Customer.MAX_LOCALE_LENGTH),
				tag(row, "time_zone", Customer.MAX_TIME_ZONE_LENGTH), facts);
	}

	/** What is longer than any tag is none, and no reason to stop for. */
	private static String tag(Map<String, Object> row, String column, int longest) {
		return text(row, column).map(String::strip).filter((text) -> text.length() <= longest).orElse("");
	}

	private static Optional<String> text(Map<String, Object> row, String column) {
		return Optional.of(Columns.text(row, column)).filter((text) -> !text.isBlank());
	}

	private record Hashed(Address address, byte[] hash) {
	}

}
