package io.regain.console;

import java.util.Optional;

import io.regain.satisfaction.AnswerQuestions;
import io.regain.satisfaction.Question;
import io.regain.satisfaction.Score;

import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * The links of the question how an incident was handled. A GET shows the answer that was
 * clicked and keeps nothing, since scanners follow all five links; the page's button
 * does.
 */
@RestController
@RequestMapping("/csat/{token}")
class AnswerController {

	private final AnswerQuestions answers;

	private final SmallPages pages;

	AnswerController(AnswerQuestions answers, SmallPages pages) {
		this.answers = answers;
		this.pages = pages;
	}

	@GetMapping({ "", "/{score}" })
	ResponseEntity<byte[]> ask(@PathVariable String token, @PathVariable Optional<String> score) {
		return this.answers.find(token)
			.map((question) -> this.pages.answer(question.open()
					? new AnswerPage(question).ask(score.flatMap(Score::of).or(question::score), action(token, score))
					: new AnswerPage(question).closed()))
			.orElseGet(Refusal.UNKNOWN_LINK::answer);
	}

	/** Relative: a proxy may have put something before our paths. */
	private static String action(String token, Optional<String> score) {
		return score.isPresent() ? "../" + token : token;
	}

	@PostMapping
	ResponseEntity<byte[]> keep(@PathVariable String token, @RequestParam(defaultValue = "") String score,
			@RequestParam(defaultValue = "") String comment) {
		return this.answers.find(token)
			.map((question) -> this.pages.answer(Score.of(score)
				.map((said) -> kept(question, said, comment))
				.orElseGet(() -> new AnswerPage(question).ask(question.score(), token))))
			.orElseGet(Refusal.UNKNOWN_LINK::answer);
	}

	private SmallPage kept(Question question, Score score, String comment) {
		AnswerPage page = new AnswerPage(question);
		return this.answers.answer(question, score, comment) ? page.thanks() : page.closed();
	}

}
