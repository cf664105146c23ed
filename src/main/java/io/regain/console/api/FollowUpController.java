package io.regain.console.api;

import java.util.List;

import io.regain.incident.Person;
import io.regain.satisfaction.CountAnswers;
import io.regain.satisfaction.FollowUp;
import io.regain.satisfaction.FollowUps;
import io.regain.satisfaction.SatisfactionFigures;
import io.regain.satisfaction.SatisfactionFigures.Interval;
import jakarta.servlet.http.HttpServletRequest;

import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import static io.regain.console.api.Role.MARKETER;
import static io.regain.console.api.Role.OPERATOR;
import static io.regain.console.api.Role.SUPPORT_LEAD;
import static io.regain.console.api.Role.VIEWER;

/** What customers answered, and who looks after the bad answers. */
@RestController
@RequestMapping(path = "/api/v1", produces = MediaType.APPLICATION_JSON_VALUE)
class FollowUpController {

	private final FollowUps followUps;

	private final CountAnswers count;

	private final Repeats repeats;

	private final Bodies bodies;

	FollowUpController(FollowUps followUps, CountAnswers count, Repeats repeats, Bodies bodies) {
		this.followUps = followUps;
		this.count = count;
		this.repeats = repeats;
		this.bodies = bodies;
	}

	/**
	 * How customers say that an incident was handled. How many were asked and have
	 * answered, and what.
	 */
	@GetMapping("/incidents/{number}/satisfaction")
	@Allowed({ VIEWER, MARKETER, OPERATOR, SUPPORT_LEAD })
	@Operation(id = "getSatisfaction", answer = FiguresView.class)
	String figures(@PathVariable long number) {
		SatisfactionFigures figures = this.count.of(number);
		return this.bodies.text(new FiguresView(figures.asked(), figures.answered(), figures.scores(), figures.mean(),
				figures.good(), figures.goodInterval(), figures.followUps()));
	}

	/**
	 * Bad answers that somebody looks after. The newest first.
	 * @param all whether those that are done are listed too
	 */
	@GetMapping("/followups")
	@Allowed({ VIEWER, MARKETER, OPERATOR, SUPPORT_LEAD })
	@Operation(id = "listFollowUps", answer = FollowUp[].class)
	String list(@RequestParam(defaultValue = "false") boolean all) {
		return this.bodies.text(this.followUps.list(all));
	}

	/**
	 * One follow-up.
	 */
	@GetMapping("/followups/{number}")
	@Allowed({ VIEWER, MARKETER, OPERATOR, SUPPORT_LEAD })
	@Operation(id = "getFollowUp", answer = FollowUp.class)
	String get(@PathVariable long number) {
		return this.bodies.text(this.followUps.get(number));
	}

	/**
	 * Takes a follow-up. It has your name then.
	 */
	@PostMapping("/followups/{number}/take")
	@Allowed({ OPERATOR, SUPPORT_LEAD })
	@Operation(id = "takeFollowUp", body = Take.class, answer = StateView.class)
	String take(@RequestAttribute(Authorize.PERSON) Person who, @RequestHeader(Repeats.KEY) String key,
			@PathVariable long number, HttpServletRequest request) {
		return this.repeats.answer(who, key, request, Take.class, (take) -> numbered(this.followUps.take(number, who)));
	}

	/**
	 * Ends a follow-up. With a note that says what was done.
	 */
	@PostMapping("/followups/{number}/done")
	@Allowed({ OPERATOR, SUPPORT_LEAD })
	@Operation(id = "endFollowUp", body = Done.class, answer = StateView.class)
	String done(@RequestAttribute(Authorize.PERSON) Person who, @RequestHeader(Repeats.KEY) String key,
			@PathVariable long number, HttpServletRequest request) {
		return this.repeats.answer(who, key, request, Done.class,
				(done) -> numbered(this.followUps.done(number, done.note(), who)));
	}

	/** What is answered to a POST is kept: without the customer's words. */
	private static StateView numbered(FollowUp followUp) {
		return new StateView(followUp.number(), followUp.incident(), followUp.state());
	}

	/** What is posted to take one: nothing. */
	record Take() {
	}

	/**
	 * What is posted to end one.
	 *
	 * @param note what was done, in 1 to 1,000 characters
	 */
	record Done(String note) {
	}

	/**
	 * Where a follow-up is after that.
	 *
	 * @param number its number
	 * @param incident the incident's number
	 * @param state how far it has come
	 */
	record StateView(long number, long incident, FollowUp.State state) {
	}

	/**
	 * What was answered of an incident.
	 *
	 * @param asked how many were asked
	 * @param answered how many of them have answered
	 * @param scores how many said 1, 2, 3, 4 and 5
	 * @param mean the mean score; 0 if nobody has answered
	 * @param good the share of 4 and 5, from 0 to 1
	 * @param goodInterval the 95 % interval of that share, after Wilson
	 * @param followUps how many follow-ups are not done
	 */
	record FiguresView(long asked, long answered, List<Long> scores, double mean, double good, Interval goodInterval,
			long followUps) {
	}

}
