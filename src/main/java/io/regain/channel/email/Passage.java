package io.regain.channel.email;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;

import io.regain.channel.Answer;
import io.regain.channel.Outcome;
import io.regain.channel.Outcome.Deferred;
import io.regain.channel.Outcome.Refused;

/**
 * Hands letters over by one relay, and those that stand before a closed door by another.
 * What was said of a letter itself is its answer.
 */
final class Passage {

	private final Routes routes;

	private final List<Letter> letters;

	private final BooleanSupplier goOn;

	private final boolean atOnce;

	private final List<Answer> answers = new ArrayList<>();

	private final Set<Route> closed = new HashSet<>();

	private Optional<Outcome> closedDoor = Optional.empty();

	/**
	 * @param atOnce whether none of them waits for a limit
	 */
	Passage(Routes routes, List<Letter> letters, BooleanSupplier goOn, boolean atOnce) {
		this.routes = routes;
		this.letters = letters;
		this.goOn = goOn;
		this.atOnce = atOnce;
	}

	/**
	 * What became of the letters, in their order; fewer if it was not to go on, if nobody
	 * lets the rest in, which is the answer to the first of it, or the others that could
	 * take it have reached their limits.
	 */
	List<Answer> run(Leave first) {
		handOver(first, this.letters.size());
		while (!this.closed.isEmpty() && left() > 0 && this.goOn.getAsBoolean()) {
			Optional<Leave> instead = this.routes.instead(this.closed, left(), this.atOnce);
			if (instead.isEmpty()) {
				this.answers.add(Answer.of(turnedAway()));
				return this.answers;
			}
			try (Leave leave = instead.get()) {
				if (leave.letters() == 0) {
					return this.answers;
				}
				handOver(leave, leave.letters());
			}
		}
		return this.answers;
	}

	/**
	 * One relay's wrong password refuses nothing for good where another may open later.
	 */
	private Outcome turnedAway() {
		Outcome said = this.closedDoor.orElseThrow();
		return (said instanceof Refused refused && this.closed.size() < this.routes.count())
				? new Deferred(refused.code(), refused.detail(), Optional.empty(), true) : said;
	}

	private void handOver(Leave leave, int most) {
		Route route = leave.route();
		int from = this.answers.size();
		Handover handover = new Handover(route.relay(), route.connections(), this.letters.subList(from, from + most),
				this.goOn);
		List<Answer> said = handover.run();
		leave.use(said.size());
		this.answers.addAll(said);
		this.routes.note(route, said, handover.closedDoor());
		handover.closedDoor().ifPresent((outcome) -> {
			this.closed.add(route);
			this.closedDoor = this.closedDoor.filter(Deferred.class::isInstance).or(() -> Optional.of(outcome));
		});
	}

	private int left() {
		return this.letters.size() - this.answers.size();
	}

}
