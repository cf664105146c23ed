package io.regain.demo.shop;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * Chance that comes out the same everywhere: {@link Random} is the one generator whose
 * algorithm the platform promises.
 */
record Dice(Random random) {

	/** Each customer has dice of their own, so that more customers change nobody. */
	static Dice of(long seed, long id) {
		// Neighbouring seeds would give neighbouring numbers: scatter them first
		long mixed = (seed ^ (id * 0x9E3779B97F4A7C15L)) * 0xBF58476D1CE4E5B9L;
		return new Dice(new Random(mixed ^ (mixed >>> 29)));
	}

	boolean percent(int chance) {
		return this.random.nextInt(100) < chance;
	}

	/** Both ends included. */
	int between(int least, int most) {
		return least + this.random.nextInt(most - least + 1);
	}

	<T> T oneOf(List<T> choices) {
		return choices.get(this.random.nextInt(choices.size()));
	}

	<T> List<T> someOf(List<T> choices, int count) {
		List<T> shuffled = new ArrayList<>(choices);
		Collections.shuffle(shuffled, this.random);
		return shuffled.subList(0, count);
	}

}
