package io.regain.console;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;

import io.regain.tracking.StatusCallbacks;
import io.regain.tracking.text.IncomingTexts;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.http.HttpStatus;
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

	static final String SIGNATURE = "X-Twilio-Signature";

	/** Of 20 bytes (HMAC-SHA-1) in Base64. */
	static final int SIGNATURE_LENGTH = 28;

	/** Fixed, since an operator enters it at Twilio. */
	static final String INBOUND = "/callbacks/twilio/inbound";

	private final StatusCallbacks callbacks;

	private final IncomingTexts texts;

	CallbackController(StatusCallbacks callbacks, IncomingTexts texts) {
		this.callbacks = callbacks;
		this.texts = texts;
	}

	@PostMapping("/callbacks/twilio/{token}")
	void status(@PathVariable String token, @RequestHeader(name = SIGNATURE, defaultValue = "") String signature,
			HttpServletRequest request, HttpServletResponse response) throws IOException {
		if (this.callbacks.receive(token, request.getRequestURI(), form(request), signature)) {
			response.setStatus(HttpStatus.NO_CONTENT.value());
		}
		else {
			Refusal.FORBIDDEN.send(response);
		}
	}

	@PostMapping(INBOUND)
	void inbound(@RequestHeader(name = SIGNATURE, defaultValue = "") String signature, HttpServletRequest request,
			HttpServletResponse response) throws IOException {
		Optional<String> answer = this.texts.receive(request.getRequestURI(), form(request), signature);
		if (answer.isPresent()) {
			response.setContentType("text/xml;charset=UTF-8");
			response.getOutputStream().write(twiml(answer.get()).getBytes(StandardCharsets.UTF_8));
		}
		else {
			Refusal.FORBIDDEN.send(response);
		}
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
