package io.regain.correction;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import io.regain.campaign.Home;
import io.regain.delivery.Deadlocks;
import io.regain.delivery.Definition;
import io.regain.delivery.Run;
import io.regain.delivery.RunBook;
import io.regain.delivery.RunStatus;
import io.regain.delivery.Settlements;
import io.regain.delivery.Steering;
import io.regain.delivery.Stop;
import io.regain.delivery.Tallies;
import io.regain.delivery.Threads;
import io.regain.incident.AuditLog;
import io.regain.incident.Person;
import io.regain.job.CancelRun;
import io.regain.job.Rehearsal;
import io.regain.job.Rehearsals;
import io.regain.job.RunObserver;
import io.regain.message.Channel;
import io.regain.message.MessageClass;
import io.regain.message.Problem;
import io.regain.message.RunName;
import io.regain.plan.Prepared;
import io.regain.template.TemplateBundle;
import io.regain.template.TemplateCheck;
import io.regain.template.TemplateLoadException;
import io.regain.template.Templates;

import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Puts right what a run has said wrong. First nothing more of it leaves; then everybody
 * who got it, and nobody else, is told once what is right, by a run of its own. Done
 * again, it tells those who are new.
 */
@Service
public class CorrectRun {

	/** What is in the air comes down, unless nobody lives who waits for it. */
	private static final int LOOKS = 100;

	private static final Duration LOOK = Duration.ofMillis(100);

	private final RunBook book;

	private final Tallies tallies;

	private final Steering steering;

	private final CancelRun cancelRun;

	private final Settlements settlements;

	private final Threads threads;

	private final Corrections corrections;

	private final WrongMessages messages;

	private final GatherReceivers gather;

	private final Rehearsals rehearsals;

	private final TemplateCheck templateCheck;

	private final Home home;

	private final AuditLog audit;

	private final TransactionOperations transaction;

	private final ZoneId zone;

	private final Clock clock;

	CorrectRun(RunBook book, Tallies tallies, Steering steering, CancelRun cancelRun, Settlements settlements,
			Threads threads, Corrections corrections, WrongMessages messages, GatherReceivers gather,
			Rehearsals rehearsals, TemplateCheck templateCheck, Home home, AuditLog audit,
			TransactionOperations transaction, ZoneId zone, Clock clock) {
		this.book = book;
		this.tallies = tallies;
		this.steering = steering;
		this.cancelRun = cancelRun;
		this.settlements = settlements;
		this.threads = threads;
		this.corrections = corrections;
		this.messages = messages;
		this.gather = gather;
		this.rehearsals = rehearsals;
		this.templateCheck = templateCheck;
		this.home = home;
		this.audit = audit;
		this.transaction = transaction;
		this.zone = zone;
		this.clock = clock;
	}

	/**
	 * Holds what has not left of the run, waits for what is in the air, and looks who got
	 * it. Nobody is told anything yet.
	 * @param stop ends the waiting
	 * @throws CorrectionException if it cannot be put right so; then nothing is held
	 */
	public CorrectionProposal propose(CorrectionRequest request, Stop stop) {
		requireCorrectable(request.wrong());
		CorrectionDefinition definition = new CorrectionDefinition(this.book.definition(request.wrong()),
				request.wrong().campaign(), request.wrong().runDate());
		TemplateBundle template = template(request.template());
		List<Channel> channels = definition.channels(template);
		List<RunName> before = this.corrections.of(request.wrong());
		String audience = "correction-%d-%d".formatted(request.wrong().number(), before.size() + 1);
		Prepared prepared = definition.of(audience, before, template, request.variables());
		requireSound(prepared, channels);
		Run held = hold(request, stop);
		long unknown = this.gather.into(audience, held, request.part(), channels);
		RunName name = name(held, before.size() + 1);
		Rehearsal rehearsal = this.rehearsals.rehearse(prepared, name, today());
		return new CorrectionProposal(request, held, name, this.messages.counts(held, request.part()), unknown,
				rehearsal, prepared.campaign(), new Definition(prepared.sources(), prepared.template()));
	}

	/**
	 * Somebody has seen the proposal and wants it: gives up what has not left, unless it
	 * is to wait, and begins the run that puts it right; start that to send it.
	 * @param keepHeld whether what has not left waits for a person
	 * @param shown what the person read, for the audit log
	 * @throws CorrectionException if somebody else was faster
	 */
	public Run begin(CorrectionProposal proposal, boolean keepHeld, String shown, RunObserver observer) {
		if (!keepHeld) {
			giveUp(proposal, observer);
		}
		return Deadlocks
			.again(() -> Objects.requireNonNull(this.transaction.execute((status) -> begin(proposal, shown))));
	}

	private Run begin(CorrectionProposal proposal, String shown) {
		Run wrong = proposal.wrong();
		int number = this.corrections.of(wrong).size() + 1;
		if (this.book.find(proposal.name()).isPresent() || !proposal.name().equals(name(wrong, number))) {
			throw new CorrectionException("%s was begun meanwhile; look again who has not been told", proposal.name());
		}
		String thread = "correction-" + wrong.number();
		Run run = (number == 1)
				? this.threads.begin(thread, 1, proposal.name(), proposal.campaign(), proposal.definition(), today(),
						this.clock.instant())
				: this.threads.beginBeside(thread, 1, proposal.name(), proposal.campaign(), proposal.definition(),
						today(), this.clock.instant());
		Person by = proposal.request().by();
		this.corrections.add(run, wrong, proposal.request().part(), by.name());
		this.audit.add(by, "correct-run", "run-%d/correction-%d".formatted(wrong.number(), number), shown);
		return run;
	}

	private void requireCorrectable(Run wrong) {
		if (wrong.redirected()) {
			throw new CorrectionException("%s went to regain.delivery.redirect-to; no customer got it", wrong.name());
		}
		if (wrong.messageClass() == MessageClass.INCIDENT) {
			throw new CorrectionException(
					"%s tells of an incident: 'incident update --corrects' puts it right, for as long as that is news",
					wrong.name());
		}
		if (!wrong.isPlanned()) {
			throw new CorrectionException("nothing of %s has left; 'cancel %s' sees to it that nothing ever does",
					wrong.name(), wrong.name());
		}
	}

	private TemplateBundle template(String name) {
		try {
			return new Templates(this.home.templates()).load(name);
		}
		catch (TemplateLoadException ex) {
			throw new CorrectionException("%s", inWords(ex.problems()));
		}
	}

	private void requireSound(Prepared prepared, List<Channel> channels) {
		var declared = new ArrayList<>(prepared.segment().variables());
		prepared.campaign().variables().forEach((variable) -> declared.add(variable.declaration()));
		List<Problem> errors = this.templateCheck.check(prepared.template(), MessageClass.SERVICE, channels, declared)
			.stream()
			.filter(Problem::isError)
			.toList();
		if (!errors.isEmpty()) {
			throw new CorrectionException("%s", inWords(errors));
		}
	}

	private static String inWords(List<Problem> problems) {
		return String.join("\n", problems.stream().map(Problem::toString).toList());
	}

	/**
	 * The whole run, whatever is wrong of it: nobody must hurry to decide on the rest.
	 */
	private Run hold(CorrectionRequest request, Stop stop) {
		Run held = this.steering.pause(request.wrong(), request.by().name());
		for (int look = 0; look < LOOKS && inTheAir(held, request.part()) > 0; look++) {
			if (stop.await(LOOK)) {
				break;
			}
		}
		return held;
	}

	private long inTheAir(Run run, WrongPart part) {
		return this.messages.counts(run, part).values().stream().mapToLong(WrongCounts::inTheAir).sum();
	}

	private void giveUp(CorrectionProposal proposal, RunObserver observer) {
		Run wrong = proposal.wrong();
		WrongPart part = proposal.request().part();
		if (wrong.status() != RunStatus.PAUSED || !part.goesOn()) {
			return;
		}
		String by = proposal.request().by().name();
		if (part.channel().isEmpty()) {
			this.cancelRun.cancel(wrong, by, observer);
			return;
		}
		this.settlements.drop(wrong, this.messages.inDoubt(wrong, part), by);
		this.steering.cancelChannel(wrong, part.channel().get(), by);
	}

	/** A key has an end; a number has not. */
	private static RunName name(Run wrong, int number) {
		String end = "/correction" + ((number == 1) ? "" : "-" + number);
		String key = wrong.key() + end;
		return new RunName(wrong.campaign(),
				(key.length() <= RunName.MAX_KEY_LENGTH) ? key : "run-" + wrong.number() + end);
	}

	private LocalDate today() {
		return LocalDate.ofInstant(this.clock.instant(), this.zone);
	}

}
