package io.regain.console.status;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Function;

import io.regain.console.status.StatusPages.Edition;
import io.regain.console.status.StatusPages.Shown;
import io.regain.incident.status.PublicIncident;
import jakarta.servlet.http.HttpServletRequest;

import org.springframework.http.HttpStatus;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** What the public sees: told from memory, whatever becomes of the database. */
@RestController
class StatusController {

	private static final MediaType ATOM = MediaType.parseMediaType("application/atom+xml;charset=UTF-8");

	private static final MediaType JSON = new MediaType(MediaType.APPLICATION_JSON, StandardCharsets.UTF_8);

	private final StatusPages pages;

	private final StatusAnswers answers;

	StatusController(StatusPages pages, StatusAnswers answers) {
		this.pages = pages;
		this.answers = answers;
	}

	/** Whoever knows no more than our host wants to know how we are. */
	@GetMapping("/")
	ResponseEntity<Void> front() {
		return ResponseEntity.status(HttpStatus.FOUND).header(HttpHeaders.LOCATION, "/status").build();
	}

	@GetMapping("/status")
	ResponseEntity<byte[]> now(HttpServletRequest request) {
		String language = Languages.of(request);
		return answer("now/" + language, (shown) -> Kept.of(StatusAnswers.HTML, new StatusPage(shown, language).now()),
				language, request);
	}

	@GetMapping("/status/history")
	ResponseEntity<byte[]> history(HttpServletRequest request) {
		String language = Languages.of(request);
		return answer("history/" + language,
				(shown) -> Kept.of(StatusAnswers.HTML, new StatusPage(shown, language).history()), language, request);
	}

	@GetMapping("/status/incidents/{number}")
	ResponseEntity<byte[]> incident(@PathVariable String number, HttpServletRequest request) {
		String language = Languages.of(request);
		Optional<Edition> edition = this.pages.current();
		if (edition.isEmpty()) {
			return this.answers.nothing(language);
		}
		Optional<PublicIncident> incident = number.matches("[1-9][0-9]{0,17}")
				? edition.get().shown().status().find(Long.parseLong(number)) : Optional.empty();
		return incident
			.map((found) -> this.answers.kept(edition.get()
				.answer("incident/" + found.number() + "/" + language,
						(shown) -> Kept.of(StatusAnswers.HTML, new StatusPage(shown, language).incident(found))),
					request))
			.orElseGet(() -> this.answers.once(HttpStatus.NOT_FOUND,
					new StatusPage(edition.get().shown(), language).unknown()));
	}

	@GetMapping("/status/feed.atom")
	ResponseEntity<byte[]> feed(HttpServletRequest request) {
		String language = Languages.of(request);
		return answer("feed/" + language, (shown) -> Kept.of(ATOM, new Feed(shown, language).xml()), language, request);
	}

	@GetMapping("/status.json")
	ResponseEntity<byte[]> json(HttpServletRequest request) {
		return answer("json", (shown) -> Kept.of(JSON, StatusJson.of(shown)), Words.LANGUAGES.get(0), request);
	}

	private ResponseEntity<byte[]> answer(String what, Function<Shown, Kept> make, String language,
			HttpServletRequest request) {
		return this.pages.current()
			.map((edition) -> this.answers.kept(edition.answer(what, make), request))
			.orElseGet(() -> this.answers.nothing(language));
	}

}
