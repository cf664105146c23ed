package io.regain.console.status;

import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

import io.regain.incident.status.StatusBoard;
import io.regain.incident.status.Subscriptions;
import jakarta.servlet.http.HttpServletRequest;

import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * Mails about what is said in public. A GET changes nothing, since scanners follow links;
 * whether an address is known is not told.
 */
@RestController
class SubscribeController {

	private final StatusPages pages;

	private final StatusAnswers answers;

	private final StatusBoard board;

	private final Subscriptions subscriptions;

	SubscribeController(StatusPages pages, StatusAnswers answers, StatusBoard board, Subscriptions subscriptions) {
		this.pages = pages;
		this.answers = answers;
		this.board = board;
		this.subscriptions = subscriptions;
	}

	@GetMapping("/status/subscribe")
	ResponseEntity<byte[]> form(HttpServletRequest request) {
		return answer(HttpStatus.OK, request, (page) -> page.form(false));
	}

	@PostMapping("/status/subscribe")
	ResponseEntity<byte[]> ask(@RequestParam(name = "email", defaultValue = "") String email,
			@RequestParam(name = "component", defaultValue = "") Set<String> components, HttpServletRequest request) {
		if (!this.subscriptions.areOffered() || this.board.known().filter(this.board::isFresh).isEmpty()) {
			return answer(HttpStatus.SERVICE_UNAVAILABLE, request, (page) -> page.said("subscribe.away"));
		}
		return switch (this.subscriptions.ask(email, Languages.of(request), new TreeSet<>(components))) {
			case ASKED -> answer(HttpStatus.OK, request, (page) -> page.said("subscribe.asked"));
			case NO_ADDRESS -> answer(HttpStatus.BAD_REQUEST, request, (page) -> page.form(true));
			case TOO_MANY -> answer(HttpStatus.TOO_MANY_REQUESTS, request, (page) -> page.said("subscribe.away"));
		};
	}

	@GetMapping("/status/confirm/{token}")
	ResponseEntity<byte[]> askConfirm(@PathVariable String token, HttpServletRequest request) {
		return this.subscriptions.canConfirm(token)
				? answer(HttpStatus.OK, request, (page) -> page.button("../", "confirm")) : unknown(request);
	}

	@PostMapping("/status/confirm/{token}")
	ResponseEntity<byte[]> confirm(@PathVariable String token, HttpServletRequest request) {
		return this.subscriptions.confirm(token)
				? answer(HttpStatus.OK, request, (page) -> page.said("../", "confirmed")) : unknown(request);
	}

	@GetMapping("/status/unsubscribe/{token}")
	ResponseEntity<byte[]> askLeave(@PathVariable String token, HttpServletRequest request) {
		return this.subscriptions.canLeave(token)
				? answer(HttpStatus.OK, request, (page) -> page.button("../", "leave")) : unknown(request);
	}

	@PostMapping("/status/unsubscribe/{token}")
	ResponseEntity<byte[]> leave(@PathVariable String token, HttpServletRequest request) {
		return this.subscriptions.leave(token) ? answer(HttpStatus.OK, request, (page) -> page.said("../", "left"))
				: unknown(request);
	}

	private ResponseEntity<byte[]> unknown(HttpServletRequest request) {
		return answer(HttpStatus.NOT_FOUND, request, (page) -> page.said("../", "link.unknown"));
	}

	private ResponseEntity<byte[]> answer(HttpStatus status, HttpServletRequest request,
			Function<SubscribePage, String> page) {
		String language = Languages.of(request);
		return this.pages.current()
			.map((edition) -> this.answers.once(status, page.apply(new SubscribePage(edition.shown(), language))))
			.orElseGet(() -> this.answers.nothing(language));
	}

}
