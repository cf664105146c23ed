package io.regain.demo.gateway;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Predicate;

/**
 * Which behaviour the next message meets: those queued for the next ones first, then the
 * latest rule that fits its address, then the one for all.
 */
final class Behaviours {

	private final Deque<Behaviour> next = new ArrayDeque<>();

	private final Deque<Rule> rules = new ArrayDeque<>();

	private Behaviour otherwise = Behaviour.accept();

	synchronized void forNext(int count, Behaviour behaviour) {
		for (int i = 0; i < count; i++) {
			this.next.add(behaviour);
		}
	}

	synchronized void forAddresses(Predicate<String> addresses, Behaviour behaviour) {
		this.rules.addFirst(new Rule(addresses, behaviour));
	}

	synchronized void forAll(Behaviour behaviour) {
		this.otherwise = behaviour;
	}

	synchronized void reset() {
		this.next.clear();
		this.rules.clear();
		this.otherwise = Behaviour.accept();
	}

	synchronized Behaviour towards(String address) {
		if (!this.next.isEmpty()) {
			return this.next.remove();
		}
		return this.rules.stream()
			.filter((rule) -> rule.addresses().test(address))
			.map(Rule::behaviour)
			.findFirst()
			.orElse(this.otherwise);
	}

	private record Rule(Predicate<String> addresses, Behaviour behaviour) {
	}

}
