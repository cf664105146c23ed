package io.regain.goodwill;

import java.util.Collection;

import io.regain.audience.FrozenAudiences;
import io.regain.incident.Leaving;

import org.springframework.stereotype.Component;

/**
 * Whoever is not affected after all is not told of goodwill any more, nor reminded of it.
 * Who was told keeps it: it was promised.
 */
@Component
class WithdrawGoodwill implements Leaving {

	private final Waves waves;

	private final FrozenAudiences audiences;

	WithdrawGoodwill(Waves waves, FrozenAudiences audiences) {
		this.waves = waves;
		this.audiences = audiences;
	}

	@Override
	public void left(long incident, Collection<String> customerIds) {
		this.waves.of(incident).forEach((batch) -> this.audiences.drop(batch.audience(), customerIds));
	}

}
