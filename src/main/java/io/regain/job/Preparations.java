package io.regain.job;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

import io.regain.audience.Audiences;
import io.regain.audience.SegmentProbe;
import io.regain.campaign.Campaign;
import io.regain.campaign.Catalogue;
import io.regain.campaign.Home;
import io.regain.delivery.Definition;
import io.regain.delivery.Deliveries;
import io.regain.delivery.Links;
import io.regain.delivery.Run;
import io.regain.delivery.RunBook;
import io.regain.delivery.Threads;
import io.regain.message.Channel;
import io.regain.message.MessageClass;
import io.regain.message.Problem;
import io.regain.message.RunName;
import io.regain.plan.Prepared;
import io.regain.plan.Validation;
import io.regain.template.TemplateCheck;

import org.springframework.stereotype.Component;

/**
 * Looks, before anything is written, at all that a run needs: its definition, the
 * company's views, the channels, our own address. A planned run uses what it was planned
 * with.
 */
@Component
public class Preparations {

	private final Home home;

	private final TemplateCheck templateCheck;

	private final SegmentProbe probe;

	private final Audiences audiences;

	private final Deliveries deliveries;

	private final RunBook book;

	private final Threads threads;

	private final Links links;

	private final EscalationNeeds escalation;

	private final Clock clock;

	private final ZoneId zone;

	Preparations(Home home, TemplateCheck templateCheck, SegmentProbe probe, Audiences audiences, Deliveries deliveries,
			RunBook book, Threads threads, Links links, EscalationNeeds escalation, Clock clock, ZoneId zone) {
		this.home = home;
		this.templateCheck = templateCheck;
		this.probe = probe;
		this.audiences = audiences;
		this.deliveries = deliveries;
		this.book = book;
		this.threads = threads;
		this.links = links;
		this.escalation = escalation;
		this.clock = clock;
		this.zone = zone;
	}

	/** The files as they are now. */
	public Validation validation() {
		return validation(Optional.of(this.probe));
	}

	/** The same without a look at the company's database, which may be away. */
	public Validation filesAlone() {
		return validation(Optional.empty());
	}

	private Validation validation(Optional<SegmentProbe> database) {
		return new Validation(this.home, this.templateCheck, database, today());
	}

	/**
	 * @param defined the run, if its definition is settled: it has been planned before,
	 * or belongs to a thread
	 */
	Preparation of(RunName name, Optional<Run> defined) {
		return defined.map(this::stored).orElseGet(() -> fresh(name.campaign()));
	}

	private Preparation fresh(String campaign) {
		Validation validation = validation();
		List<Problem> problems = new ArrayList<>(validation.problems(campaign));
		Optional<Prepared> prepared = validation.prepare(campaign);
		prepared.ifPresent((found) -> problems.addAll(surroundings(found)));
		return Preparation.of(prepared, problems);
	}

	/**
	 * What the run was planned with, and a warning if the files say something else today.
	 * The company's database is not asked: what is left to do needs the ledger only.
	 */
	private Preparation stored(Run run) {
		Definition definition = this.book.definition(run);
		Catalogue catalogue = Catalogue.of(definition.sources());
		Campaign campaign = catalogue.campaign(run.campaign()).orElseThrow();
		Prepared prepared = new Prepared(campaign, catalogue.segment(campaign.audience().segment()),
				campaign.audience().exclude().stream().map(catalogue::segment).toList(), definition.template(),
				definition.sources());
		List<Problem> problems = new ArrayList<>(ways(prepared));
		boolean changed = !this.threads.contains(run) && validation(Optional.empty()).prepare(run.campaign())
			.map((now) -> !this.book.isDefinedBy(run, new Definition(now.sources(), now.template())))
			.orElse(true);
		if (changed) {
			problems.add(Problem.warning("", "the files of %s have changed since %s was planned; the run goes on with "
				.formatted(run.campaign(), run.name()) + "what it was planned with"));
		}
		return Preparation.of(Optional.of(prepared), problems);
	}

	/** What a campaign needs around it: views, channels, and an address of ours. */
	public List<Problem> surroundings(Prepared prepared) {
		List<Problem> problems = new ArrayList<>(this.audiences.missing(prepared.wishes(today())));
		problems.addAll(ways(prepared));
		return problems;
	}

	/** What its messages need to leave: channels, and an address of ours. */
	public List<Problem> ways(Prepared prepared) {
		List<Problem> problems = new ArrayList<>();
		this.deliveries.redirection(prepared.campaign().send().channels())
			.ifPresent((warning) -> problems.add(Problem.warning("", warning)));
		Set<Channel> wanted = new TreeSet<>(prepared.campaign().send().channels());
		wanted.removeAll(this.deliveries.configured());
		if (wanted.containsAll(prepared.campaign().send().channels())) {
			problems.add(Problem.error("",
					"none of the channels of %s is configured: set spring.mail.host or regain.email.relays for email, "
						.formatted(prepared.campaign().id())
							+ "regain.sms.twilio.* for sms, regain.push.fcm.credentials for push"));
		}
		else if (!wanted.isEmpty()) {
			problems.add(Problem.warning("", "not configured, so customers who can only be reached there are left out: "
					+ String.join(", ", wanted.stream().map(Channel::id).toList())));
		}
		if (prepared.campaign().messageClass() == MessageClass.MARKETING
				&& prepared.campaign().send().channels().contains(Channel.EMAIL)
				&& this.links.unsubscribe(0).isEmpty()) {
			problems.add(Problem.error("", "marketing mail needs an unsubscribe link: set regain.public-url "
					+ "(REGAIN_PUBLIC_URL) to the address under which 'serve' is reached, as in https://mail.example.com"));
		}
		problems.addAll(this.escalation.around(prepared.campaign()));
		return problems;
	}

	private LocalDate today() {
		return LocalDate.now(this.clock.withZone(this.zone));
	}

}
