package io.regain.audience;

import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import io.regain.audience.CompanyDatabase.View;
import io.regain.message.Channel;

/** The people whom the company's views know, looked up many at once. */
class People {

	private final CompanyDatabase company;

	private final Set<View> present = EnumSet.noneOf(View.class);

	/**
	 * @param channels on which they might be written to: for the others nothing is looked
	 * up
	 */
	People(CompanyDatabase company, Set<Channel> channels) {
		this.company = company;
		for (View view : channels.contains(Channel.PUSH) ? Set.of(View.CUSTOMER, View.DEVICE) : Set.of(View.CUSTOMER)) {
			if (company.has(view)) {
				this.present.add(view);
			}
		}
	}

	/** Those of these customers who are known. */
	Map<String, Person> among(Set<String> ids) {
		Map<String, Map<String, Object>> devices = newestDevices(ids);
		Map<String, Person> found = new HashMap<>();
		// Ids are compared here, exactly: the database's collation may think that two of
		// them are one
		for (Map<String, Object> row : rows(View.CUSTOMER, ids)) {
			String id = Columns.text(row, "id");
			found.putIfAbsent(id, new Person(row,
					Optional.ofNullable(devices.get(id)).map((device) -> Columns.text(device, "token"))));
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

	private List<Map<String, Object>> rows(View view, Collection<String> ids) {
		return this.present.contains(view) ? this.company.rows(view, ids) : List.of();
	}

}
