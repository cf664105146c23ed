package io.regain.console;

import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;

import io.regain.tracking.StatusCallbacks;
import io.regain.tracking.text.IncomingTexts;
import jakarta.servlet.http.HttpServletRequest;

import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.HtmlUtils;

/**
 * What Twilio calls when it knows what became of a message, and when somebody texts us.
 * Answers 403 to whatever was not signed for this address, without saying why.
 */
@RestController
class CallbackController {

	private static final String SIGNATURE = "X-Twilio-Signature";

	private static final MediaType TWIML = MediaType.parseMediaType("text/xml;charset=UTF-8");

	private final StatusCallbacks callbacks;

	private final IncomingTexts texts;

	CallbackController(StatusCallbacks callbacks, IncomingTexts texts) {
		this.callbacks = callbacks;
		this.texts = texts;
	}

	@PostMapping("/callbacks/twilio/{token}")
	ResponseEntity<Void> status(@PathVariable String token,
			@RequestHeader(name = SIGNATURE, defaultValue = "") String signature, HttpServletRequest request) {
		boolean genuine = this.callbacks.receive(token, request.getRequestURI(), form(request), signature);
		return ResponseEntity.status(genuine ? HttpStatus.NO_CONTENT : HttpStatus.FORBIDDEN).build();
	}

	/** Fixed, since an operator enters it at Twilio. */
	@PostMapping("/callbacks/twilio/inbound")
	ResponseEntity<String> inbound(@RequestHeader(name = SIGNATURE, defaultValue = "") String signature,
			HttpServletRequest request) {
		return this.texts.receive(request.getRequestURI(), form(request), signature)
			.map((answer) -> ResponseEntity.ok().contentType(TWIML).body(twiml(answer)))
			.orElseGet(() -> ResponseEntity.status(HttpStatus.FORBIDDEN).build());
	}

	/** The servlet reads the body when it is first asked for: not for everybody. */
	private static Supplier<Map<String, String>> form(HttpServletRequest request) {
		return () -> request.getParameterMap()
			.entrySet()
			.stream()
			.collect(Collectors.toMap(Map.Entry::getKey, (field) -> field.getValue()[0]));
	}

	private static String twiml(String answer) {
		String message = answer.isEmpty() ? "" : "<Message>" + HtmlUtils.htmlEscape(answer, "UTF-8") + "</Message>";
		return "<?xml version=\"1.0\" encoding=\"UTF-8\"?><Response>" + message + "</Response>";
	}

}
