package io.regain.console.api;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.regain.incident.Person;
import io.regain.message.Sha256;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/**
 * Lets a request through if its bearer token (RFC 6750) has a role that the endpoint
 * allows. Each request looks at all tokens, and compares in constant time.
 */
class Authorize implements HandlerInterceptor {

	/** Where a request keeps who makes it. */
	static final String PERSON = "io.regain.incident.Person";

	private static final JsonMapper JSON = new JsonMapper();

	private static final String SCHEME = "Bearer ";

	private final List<ApiProperties.Token> tokens;

	Authorize(List<ApiProperties.Token> tokens) {
		this.tokens = tokens;
	}

	@Override
	public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler)
			throws IOException {
		Optional<ApiProperties.Token> token = token(request.getHeader(HttpHeaders.AUTHORIZATION));
		if (token.isEmpty()) {
			response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer realm=\"regain\"");
			refuse(response, HttpStatus.UNAUTHORIZED,
					"no such token; allowed: 'Authorization: Bearer …' with one of regain.api.tokens");
			return false;
		}
		Role role = token.get().role();
		if (!(handler instanceof HandlerMethod method)) {
			refuse(response, HttpStatus.NOT_FOUND, "there is no such address");
			return false;
		}
		if (!allowed(method).contains(role)) {
			refuse(response, HttpStatus.FORBIDDEN, "not for the role '%s'".formatted(role.id()));
			return false;
		}
		request.setAttribute(PERSON, new Person(token.get().name(), role.id()));
		return true;
	}

	private static List<Role> allowed(HandlerMethod method) {
		Allowed allowed = method.getMethodAnnotation(Allowed.class);
		return (allowed != null) ? List.of(allowed.value()) : List.of();
	}

	/** As {@link Complaints} answers whom it lets in. */
	private static void refuse(HttpServletResponse response, HttpStatus status, String detail) throws IOException {
		response.setStatus(status.value());
		response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
		response.getOutputStream()
			.write(JSON.writeValueAsBytes(
					Map.of("status", status.value(), "title", status.getReasonPhrase(), "detail", detail)));
	}

	private Optional<ApiProperties.Token> token(@Nullable String header) {
		if (header == null || !header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
			return Optional.empty();
		}
		byte[] given = Sha256.hex(header.substring(SCHEME.length()).strip()).getBytes(StandardCharsets.US_ASCII);
		Optional<ApiProperties.Token> found = Optional.empty();
		for (ApiProperties.Token token : this.tokens) {
			if (MessageDigest.isEqual(given, token.sha256().getBytes(StandardCharsets.US_ASCII))) {
				found = Optional.of(token);
			}
		}
		return found;
	}

}
