package io.regain.console;

import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import io.regain.tracking.OurTokens;
import io.regain.tracking.Token.Purpose;
import jakarta.servlet.http.HttpServletRequest;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.mvc.method.RequestMappingInfoHandlerMapping;

/**
 * Who is turned away by their address and headers alone: whoever asks for what nobody
 * here answers, or with a token that is not ours. Controllers look again; this spares
 * them, and all that is made ready for them, those who come thousands of times a second.
 */
@Component
class Doors {

	private final OurTokens tokens;

	private final ObjectProvider<RequestMappingInfoHandlerMapping> mappings;

	private volatile Set<String> known = Set.of();

	Doors(OurTokens tokens, ObjectProvider<RequestMappingInfoHandlerMapping> mappings) {
		this.tokens = tokens;
		this.mappings = mappings;
	}

	/** Empty: let in. */
	Optional<Refusal> refusal(HttpServletRequest request) {
		String path = request.getServletPath();
		String door = part(path, 1);
		return switch (door) {
			case "u" -> refusal(Purpose.UNSUBSCRIBE, part(path, 3), Refusal.UNKNOWN_LINK);
			case "c" -> refusal(Purpose.CLICK, part(path, 3), Refusal.UNKNOWN_LINK);
			case "a" -> refusal(Purpose.ACKNOWLEDGE, part(path, 3), Refusal.UNKNOWN_LINK);
			case "csat" -> refusal(Purpose.QUESTION, part(path, 6), Refusal.UNKNOWN_LINK);
			case "callbacks" -> ofCallback(request, path);
			case "" -> Optional.empty();
			default -> known().contains(door) ? Optional.empty() : Optional.of(Refusal.NOTHING_HERE);
		};
	}

	private Optional<Refusal> ofCallback(HttpServletRequest request, String path) {
		String signature = request.getHeader(CallbackController.SIGNATURE);
		if (signature == null || signature.length() != CallbackController.SIGNATURE_LENGTH) {
			return Optional.of(Refusal.FORBIDDEN);
		}
		return path.equals(CallbackController.INBOUND) ? Optional.empty()
				: refusal(Purpose.STATUS, path.substring(path.lastIndexOf('/') + 1), Refusal.FORBIDDEN);
	}

	private Optional<Refusal> refusal(Purpose purpose, String token, Refusal otherwise) {
		return this.tokens.isOurs(purpose, token) ? Optional.empty() : Optional.of(otherwise);
	}

	/** Of the path from there to the next slash. */
	private static String part(String path, int from) {
		if (path.length() <= from) {
			return "";
		}
		int end = path.indexOf('/', from);
		return path.substring(from, (end < 0) ? path.length() : end);
	}

	/** When they are first asked for, since filters are made before controllers. */
	private Set<String> known() {
		if (this.known.isEmpty()) {
			this.known = this.mappings.stream()
				.flatMap((mapping) -> mapping.getHandlerMethods().keySet().stream())
				.flatMap((mapping) -> mapping.getPatternValues().stream())
				.map((pattern) -> part(pattern, 1))
				.collect(Collectors.toUnmodifiableSet());
		}
		return this.known;
	}

}
