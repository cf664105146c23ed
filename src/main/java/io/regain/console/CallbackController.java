package io.regain.console;

import java.util.Map;

import io.regain.tracking.StatusCallbacks;
import jakarta.servlet.http.HttpServletRequest;

import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What providers call when they know what became of a message. */
@RestController
class CallbackController {

	private final StatusCallbacks callbacks;

	CallbackController(StatusCallbacks callbacks) {
		this.callbacks = callbacks;
	}

	/** Answers 403 to whatever was not signed for this address, without saying why. */
	@PostMapping("/callbacks/twilio/{token}")
	ResponseEntity<Void> status(@PathVariable String token,
			@RequestHeader(name = "X-Twilio-Signature", defaultValue = "") String signature,
			@RequestParam MultiValueMap<String, String> form, HttpServletRequest request) {
		Map<String, String> fields = form.toSingleValueMap();
		boolean genuine = this.callbacks.receive(token, request.getRequestURI(), fields, signature);
		return ResponseEntity.status(genuine ? HttpStatus.NO_CONTENT : HttpStatus.FORBIDDEN).build();
	}

}
