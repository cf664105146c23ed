package io.regain.delivery;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.regain.message.Address;
import io.regain.plan.AllowOnly;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How messages leave: {@code regain.delivery.*}. At most {@code workers} × {@code group}
 * messages of a channel are in the air at any moment.
 *
 * @param workers how many groups of one channel leave at once
 * @param lookAhead how many messages a worker finds at once
 * @param group how many of them it marks as being sent, sends and records together
 * @param backoff how long a deferred message waits for its second attempt; doubled for
 * each further one, up to half an hour
 * @param patience how long a run waits for a ledger that is away before it ends
 * @param pauseAfter how long it waits for a provider that takes nothing before it pauses
 * @param redirectTo addresses that get everything instead of the customers: at most one
 * email address, one telephone number in E.164 form, and one {@code device:<token>}
 * @param allowOnly the only addresses, or {@code @domain}s, that may be written to;
 * empty: all
 * @param domainRates at most so many emails to a receiver's domain, by domain, as in
 * {@code gmail.com: 50/s}
 */
@Validated
@ConfigurationProperties("regain.delivery")
public record DeliveryProperties(@DefaultValue("8") @Min(1) @Max(32) int workers,
		@DefaultValue("200") @Min(1) @Max(2000) int lookAhead, @DefaultValue("20") @Min(1) @Max(500) int group,
		@DefaultValue("30s") @NotNull Duration backoff, @DefaultValue("5m") @NotNull Duration patience,
		@DefaultValue("10m") @NotNull Duration pauseAfter, @DefaultValue List<String> redirectTo,
		@DefaultValue List<String> allowOnly, @DefaultValue Map<String, String> domainRates) {

	private static final Duration LONGEST_BACKOFF = Duration.ofMinutes(30);

	/** Says at the start what is wrong with addresses and rates. */
	public DeliveryProperties {
		redirectTo = List.copyOf(redirectTo);
		allowOnly = List.copyOf(allowOnly);
		domainRates = Map.copyOf(domainRates);
		new Redirect(redirectTo);
		DomainRates.read(domainRates);
	}

	/** Whether nothing goes to the customers themselves. */
	public boolean redirects() {
		return !this.redirectTo.isEmpty();
	}

	/**
	 * Who gets what is for this address: the address itself, or who gets everything
	 * instead; empty if there is a redirection, but none for the channel.
	 */
	public Optional<Address> redirected(Address to) {
		return new Redirect(this.redirectTo).of(to);
	}

	/** The same, and empty, too, if that may not be written to. */
	public Optional<Address> permitted(Address to) {
		return redirected(to).filter(new AllowOnly(this.allowOnly)::allows);
	}

	/** The wait after so many attempts, before jitter. */
	Duration backoffAfter(int attempts) {
		Duration wait = this.backoff.multipliedBy(1L << Math.min(Math.max(attempts - 1, 0), 16));
		return (wait.compareTo(LONGEST_BACKOFF) < 0) ? wait : LONGEST_BACKOFF;
	}

}
