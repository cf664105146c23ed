package io.regain.console;

import java.io.IOException;
import java.util.Optional;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.apache.tomcat.util.http.InvalidParameterException;

import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.util.unit.DataSize;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * The first look at all that comes, before anything is made ready for it. Whoever
 * announces a body that nothing here has need of is answered 413, before a byte of it is
 * read. One that says nothing of its length meets the same limit where it is read:
 * {@code server.tomcat.max-http-form-post-size} and {@code .max-swallow-size}. What is no
 * form, although it says so, is refused without a word in the log. What comes to
 * {@code /api} is read only of whom has a token, up to a limit of its own.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class Gate extends OncePerRequestFilter {

	private static final long MOST_BYTES = DataSize.ofKilobytes(64).toBytes();

	private final Doors doors;

	Gate(Doors doors) {
		this.doors = doors;
	}

	@Override
	protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		Optional<Refusal> refusal = isTooLong(request) ? Optional.of(Refusal.TOO_LONG) : this.doors.refusal(request);
		if (refusal.isPresent()) {
			refusal.get().send(response);
			return;
		}
		try {
			chain.doFilter(request, response);
		}
		catch (ServletException ex) {
			if (!(ex.getCause() instanceof InvalidParameterException garbage)) {
				throw ex;
			}
			// Tomcat would log each with its stack; whoever sends much garbage would fill
			// the disk
			response.setStatus(garbage.getErrorCode());
		}
	}

	private static boolean isTooLong(HttpServletRequest request) {
		return request.getContentLengthLong() > MOST_BYTES && !request.getRequestURI().startsWith("/api/");
	}

}
