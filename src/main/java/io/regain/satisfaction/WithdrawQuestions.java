package io.regain.satisfaction;

import java.util.Collection;

import io.regain.audience.FrozenAudiences;
import io.regain.incident.Leaving;

import org.springframework.stereotype.Component;

/** Whoever is not affected after all is not asked any more. */
@Component
class WithdrawQuestions implements Leaving {

	private final FrozenAudiences audiences;

	WithdrawQuestions(FrozenAudiences audiences) {
		this.audiences = audiences;
	}

	@Override
	public void left(long incident, Collection<String> customerIds) {
		this.audiences.drop(Surveys.audience(incident), customerIds);
	}

}
