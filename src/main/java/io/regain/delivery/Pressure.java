package io.regain.delivery;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

import io.regain.message.MessageClass;
import io.regain.plan.Caps.Verdict;
import io.regain.plan.Counted;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Takes the places that caps leave for the messages of a run, in the transaction that
 * ends its planning: so a plan that does not end so takes none, and nobody's. Others wait
 * meanwhile for their turn, and see what this one has taken.
 */
@Service
public class Pressure {

	private final Contacts contacts;

	private final Places places;

	Pressure(Contacts contacts, Places places) {
		this.contacts = contacts;
		this.places = places;
	}

	/**
	 * Excludes or ends what there is no place for. Nothing is asked without a cap, or of
	 * what people need to know. Who is held out takes no place; but for whom there is
	 * none is excluded like anybody else, so that those who are held out can be compared
	 * with those who are written to.
	 */
	@Transactional(propagation = Propagation.MANDATORY)
	public void take(Run run) {
		if (!isLimited(run)) {
			return;
		}
		take(run, (round) -> this.places.exclude(run, round.customers()));
		long oldest = this.contacts.oldestRun();
		List<Wanted> batch = this.places.foregone(run, "");
		while (!batch.isEmpty()) {
			this.places.exclude(run, judge(run, byCustomer(batch), oldest).customers());
			batch = this.places.foregone(run, batch.get(batch.size() - 1).customerId());
		}
	}

	/**
	 * The same for what is planned again: it gave its place up when it failed or expired.
	 * What there is no place for any more ends as SUPPRESSED; its customer was planned
	 * for, and stays so.
	 */
	@Transactional(propagation = Propagation.MANDATORY)
	void takeAgain(Run run) {
		if (isLimited(run)) {
			take(run, (round) -> this.places.suppressAll(run, round.customers()));
		}
	}

	private boolean isLimited(Run run) {
		return run.messageClass() == MessageClass.MARKETING && !this.contacts.caps().limits().isEmpty();
	}

	private static Map<String, List<Wanted>> byCustomer(List<Wanted> batch) {
		return batch.stream().collect(Collectors.groupingBy(Wanted::customerId));
	}

	private void take(Run run, Consumer<Round> withoutPlace) {
		this.places.enter();
		long oldest = this.contacts.oldestRun();
		List<Wanted> batch = this.places.wanted(run, "");
		while (!batch.isEmpty()) {
			take(run, batch, oldest, withoutPlace);
			batch = this.places.wanted(run, batch.get(batch.size() - 1).customerId());
		}
	}

	/**
	 * Whose places may be taken is read, then locked, and read again: what has been
	 * marked as being sent in between keeps its place, and another may be found.
	 */
	private void take(Run run, List<Wanted> batch, long oldest, Consumer<Round> withoutPlace) {
		Map<String, List<Wanted>> wanted = byCustomer(batch);
		Set<Long> locked = new HashSet<>();
		Round round = judge(run, wanted, oldest);
		while (!locked.containsAll(round.gone())) {
			locked.addAll(this.places.lock(round.gone()));
			round = judge(run, wanted, oldest);
		}
		this.places.supersede(run, round.gone());
		withoutPlace.accept(round);
		this.places.suppress(run, round.messages());
	}

	private Round judge(Run run, Map<String, List<Wanted>> wanted, long oldest) {
		Round round = new Round(new HashSet<>(), new HashMap<>(), new HashMap<>());
		this.contacts.of(wanted.keySet(), run.number(), oldest)
			.forEach((customer, others) -> judge(run, wanted.getOrDefault(customer, List.of()), others, round));
		return round;
	}

	/**
	 * Those of one customer are one contact: the place that the first takes is theirs.
	 */
	private void judge(Run run, List<Wanted> wanted, List<Counted> others, Round round) {
		// A rehearsal takes nobody's place
		int priority = run.redirected() ? 0 : run.priority();
		List<Counted> left = new ArrayList<>(others);
		Map<Wanted, String> full = new HashMap<>();
		for (Wanted one : wanted) {
			Verdict verdict = this.contacts.caps().judge(one.channel(), one.due(), priority, left);
			verdict.full().ifPresent((why) -> full.put(one, why));
			left.removeAll(verdict.gone());
			verdict.gone().forEach((gone) -> round.gone().add(gone.message()));
		}
		if (full.size() == wanted.size()) {
			round.customers().put(wanted.get(0).customerId(), full.getOrDefault(wanted.get(0), ""));
		}
		else {
			full.forEach((one, why) -> round.messages().put(one.message(), why));
		}
	}

	/**
	 * What a look at a batch came to.
	 *
	 * @param gone messages of others whose places are taken
	 * @param customers for whom there is no place at all, and why
	 * @param messages for which there is none, beside others of their customer
	 */
	private record Round(Set<Long> gone, Map<String, String> customers, Map<Long, String> messages) {
	}

}
