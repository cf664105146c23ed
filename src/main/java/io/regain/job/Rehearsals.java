package io.regain.job;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

import io.regain.audience.Audiences;
import io.regain.audience.Candidate;
import io.regain.audience.CandidateStream;
import io.regain.audience.Customer;
import io.regain.channel.Outgoing;
import io.regain.delivery.Composer;
import io.regain.delivery.Facts;
import io.regain.delivery.Links;
import io.regain.message.Address;
import io.regain.message.Channel;
import io.regain.message.Content;
import io.regain.message.DeviceToken;
import io.regain.message.EmailAddress;
import io.regain.message.PhoneNumber;
import io.regain.message.RunName;
import io.regain.plan.Decider;
import io.regain.plan.Decision;
import io.regain.plan.Prepared;
import io.regain.template.RenderLimits;
import io.regain.template.Renderer;
import io.regain.template.RenderingException;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.stereotype.Service;

/** Runs that write nothing: the same reading, decisions and rendering as the real one. */
@Service
public class Rehearsals {

	/** What links are signed for: no message. */
	private static final long NO_MESSAGE = 0;

	private final Audiences audiences;

	private final Deciders deciders;

	private final RunDates dates;

	private final RehearsedCaps caps;

	private final RenderLimits limits;

	private final Links links;

	private final EstimateProperties estimates;

	private final JsonMapper json;

	private final ZoneId zone;

	Rehearsals(Audiences audiences, Deciders deciders, RunDates dates, RehearsedCaps caps, RenderLimits limits,
			Links links, EstimateProperties estimates, JsonMapper json, ZoneId zone) {
		this.audiences = audiences;
		this.deciders = deciders;
		this.dates = dates;
		this.caps = caps;
		this.limits = limits;
		this.links = links;
		this.estimates = estimates;
		this.json = json;
		this.zone = zone;
	}

	/** Goes through the whole audience. */
	public Rehearsal rehearse(Prepared prepared, RunName run, LocalDate date) {
		Instant due = this.dates.due(date);
		Decider decider = this.deciders.of(prepared.campaign(), run, due,
				due.plus(prepared.campaign().send().within()));
		Composer composer = composer(prepared, date);
		Tally tally = new Tally(prepared.campaign(), this.estimates);
		ForeignReaders foreign = new ForeignReaders(prepared);
		RehearsedCaps.Look caps = this.caps.of(prepared.campaign(), run, due);
		try (CandidateStream stream = this.audiences.peek(prepared.wishes(date))) {
			List<Candidate> batch = stream.next();
			while (!batch.isEmpty()) {
				caps.at(batch);
				for (Candidate candidate : batch) {
					if (tally.isNew(candidate.customerId())) {
						List<Decision.Target> targets = tally.count(decider.decide(candidate),
								(target) -> caps.hasPlace(candidate.customerId(), target));
						if (!targets.isEmpty()) {
							tally.heard(candidate);
							foreign.add(candidate.customer().map(Customer::locale).orElse(""));
						}
						render(tally, candidate, targets, prepared, composer);
					}
				}
				batch = stream.next();
			}
		}
		return tally.rehearsal(run.toString(), foreign);
	}

	private void render(Tally tally, Candidate candidate, List<Decision.Target> targets, Prepared prepared,
			Composer composer) {
		for (Decision.Target target : targets) {
			if (tally.wants(target.address().channel())) {
				try {
					Customer customer = candidate.customer().orElseThrow();
					tally.rendered(candidate.customerId(), customer.locale(),
							compose(candidate, prepared, composer, target.address(), customer.locale()).content(),
							target.step() > 0);
				}
				catch (RenderingException | IllegalArgumentException ex) {
					tally.notRendered(String.valueOf(ex.getMessage()));
				}
			}
		}
	}

	/**
	 * A given customer of the campaign's audience, or the first one that it would write
	 * to.
	 */
	public Optional<Candidate> sample(Prepared prepared, LocalDate date, Optional<String> customerId) {
		Decider decider = this.deciders.atAnyHour(prepared.campaign(), new RunName(prepared.campaign().id(), "sample"));
		try (CandidateStream stream = this.audiences.peek(prepared.wishes(date))) {
			List<Candidate> batch = stream.next();
			while (!batch.isEmpty()) {
				Optional<Candidate> found = batch.stream()
					.filter((candidate) -> candidate.customer().isPresent())
					.filter((candidate) -> customerId.map(candidate.customerId()::equals)
						.orElseGet(() -> decider.decide(candidate) instanceof Decision.Included))
					.findFirst();
				if (found.isPresent()) {
					return found;
				}
				batch = stream.next();
			}
		}
		return Optional.empty();
	}

	/** What this customer would get on this channel, in a language. */
	public Content content(Candidate candidate, Prepared prepared, LocalDate date, Channel channel, String locale) {
		Address anywhere = switch (channel) {
			case EMAIL -> new EmailAddress("preview@regain.example");
			case SMS -> new PhoneNumber("+12025550100");
			case PUSH -> new DeviceToken("preview");
		};
		return compose(candidate, prepared, date, anywhere, locale).content();
	}

	/** What this customer would get, addressed to somebody. */
	Outgoing compose(Candidate candidate, Prepared prepared, LocalDate date, Address to, String locale) {
		return compose(candidate, prepared, composer(prepared, date), to, locale);
	}

	private Outgoing compose(Candidate candidate, Prepared prepared, Composer composer, Address to, String locale) {
		Customer customer = candidate.customer().orElseThrow();
		String stored = Facts.write(customer, candidate.variables(), prepared.segment().variables(), this.json);
		return composer.compose("rehearsal", "rehearsal", NO_MESSAGE, to, locale, customer.timeZone(),
				Facts.read(stored, this.json));
	}

	private Composer composer(Prepared prepared, LocalDate date) {
		return new Composer(prepared.campaign(), prepared.segment(), new Renderer(prepared.template(), this.limits),
				this.links, date, this.zone);
	}

}
