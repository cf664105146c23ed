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

	AcknowledgeController(Acknowledgements acknowledgements) {
		this.acknowledgements = acknowledgements;
	}

	@GetMapping
	ResponseEntity<byte[]> ask(@PathVariable String token) {
		return this.acknowledgements.reader(token)
			.map((reader) -> SmallPage.answer(new AcknowledgePage(reader).ask(token)))
			.orElseGet(Refusal.UNKNOWN_LINK::answer);
	}

	@PostMapping
	ResponseEntity<byte[]> acknowledge(@PathVariable String token) {
		return this.acknowledgements.acknowledge(token) ? SmallPage
			.answer(new AcknowledgePage(this.acknowledgements.reader(token).orElseGet(() -> new Reader("", ""))).done())
				: Refusal.UNKNOWN_LINK.answer();
	}

}
