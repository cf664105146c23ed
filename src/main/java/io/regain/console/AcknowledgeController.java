package io.regain.console;

import io.regain.tracking.Acknowledgements;
import io.regain.tracking.Unsubscribes.Reader;

import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * The link by which customers say that they have read a message: a GET shows a button and
 * changes nothing, since scanners follow links; a POST says it, by that button or from an
 * app.
 */
@RestController
@RequestMapping("/a/{token}")
class AcknowledgeController {

	private final Acknowledgements acknowledgements;

	private final SmallPages pages;

	AcknowledgeController(Acknowledgements acknowledgements, SmallPages pages) {
		this.acknowledgements = acknowledgements;
		this.pages = pages;
	}

	@GetMapping
	ResponseEntity<byte[]> ask(@PathVariable String token) {
		return this.acknowledgements.reader(token)
			.map((reader) -> this.pages.answer(new AcknowledgePage(reader).ask(token)))
			.orElseGet(Refusal.UNKNOWN_LINK::answer);
	}

	@PostMapping
	ResponseEntity<byte[]> acknowledge(@PathVariable String token) {
		return this.acknowledgements.acknowledge(token) ? this.pages
			.answer(new AcknowledgePage(this.acknowledgements.reader(token).orElseGet(() -> new Reader("", ""))).done())
				: Refusal.UNKNOWN_LINK.answer();
	}

}
