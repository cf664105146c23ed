package io.regain.console;

import java.util.Optional;
import java.util.Set;

import io.regain.tracking.Choice;
import io.regain.tracking.Preferences;
import io.regain.tracking.Unsubscribes;
import io.regain.tracking.Unsubscribes.Reader;

import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * The link of {@code List-Unsubscribe}: a GET shows what there is to choose and changes
 * nothing, since scanners follow links; a POST to it unsubscribes, by the page's button
 * or by the mail client's own (RFC 8058).
 */
@RestController
@RequestMapping("/u/{token}")
class PreferenceController {

	private final Unsubscribes unsubscribes;

	private final Preferences preferences;

	private final SmallPages pages;

	PreferenceController(Unsubscribes unsubscribes, Preferences preferences, SmallPages pages) {
		this.unsubscribes = unsubscribes;
		this.preferences = preferences;
		this.pages = pages;
	}

	@GetMapping
	ResponseEntity<byte[]> ask(@PathVariable String token) {
		Optional<Reader> reader = this.unsubscribes.reader(token);
		Optional<Choice> choice = this.preferences.of(token);
		if (reader.isEmpty() || choice.isEmpty()) {
			return Refusal.UNKNOWN_LINK.answer();
		}
		return this.pages.answer(new PreferencePage(reader.get(), token).choice(choice.get()));
	}

	@PostMapping
	ResponseEntity<byte[]> unsubscribe(@PathVariable String token) {
		return done(this.unsubscribes.unsubscribe(token), token, "stopped", false);
	}

	@PostMapping("/save")
	ResponseEntity<byte[]> save(@PathVariable String token,
			@RequestParam(name = "topic", defaultValue = "") Set<String> topics,
			@RequestParam(name = "channel", defaultValue = "") Set<String> channels) {
		boolean ours = this.preferences.save(token, topics, channels);
		boolean any = this.preferences.of(token).filter(Choice::isAny).isPresent();
		return done(ours, token, any ? "saved" : "stopped", true);
	}

	@PostMapping("/rest")
	ResponseEntity<byte[]> rest(@PathVariable String token) {
		return done(this.preferences.rest(token), token, "rested", true);
	}

	@PostMapping("/end-rest")
	ResponseEntity<byte[]> endRest(@PathVariable String token) {
		return done(this.preferences.endRest(token), token, "ended", true);
	}

	@PostMapping("/untrack")
	ResponseEntity<byte[]> untrack(@PathVariable String token) {
		return done(this.preferences.track(token, false), token, "untracked", true);
	}

	@PostMapping("/track")
	ResponseEntity<byte[]> track(@PathVariable String token) {
		return done(this.preferences.track(token, true), token, "tracked", true);
	}

	private ResponseEntity<byte[]> done(boolean ours, String token, String what, boolean below) {
		return ours ? this.pages
			.answer(new PreferencePage(this.unsubscribes.reader(token).orElseGet(() -> new Reader("", "")), token)
				.done(what, below)) : Refusal.UNKNOWN_LINK.answer();
	}

}
