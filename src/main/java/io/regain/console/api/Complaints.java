package io.regain.console.api;

import io.regain.correction.CorrectionException;
import io.regain.goodwill.GoodwillException;
import io.regain.incident.IncidentException;
import io.regain.satisfaction.SatisfactionException;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.TypeMismatchException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.MissingRequestHeaderException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;

/** What was wrong with a request, as RFC 9457 has it. */
@RestControllerAdvice(basePackageClasses = Complaints.class)
class Complaints extends ResponseEntityExceptionHandler {

	@ExceptionHandler
	ProblemDetail of(IncidentException ex) {
		HttpStatus status = switch (ex.kind()) {
			case INVALID -> HttpStatus.BAD_REQUEST;
			case UNKNOWN -> HttpStatus.NOT_FOUND;
			case CONFLICT -> HttpStatus.CONFLICT;
			case REFUSED -> HttpStatus.FORBIDDEN;
		};
		return ProblemDetail.forStatusAndDetail(status, String.valueOf(ex.getMessage()));
	}

	@ExceptionHandler
	ProblemDetail of(GoodwillException ex) {
		HttpStatus status = switch (ex.kind()) {
			case INVALID -> HttpStatus.BAD_REQUEST;
			case UNKNOWN -> HttpStatus.NOT_FOUND;
			case CONFLICT -> HttpStatus.CONFLICT;
			case ENDED -> HttpStatus.GONE;
		};
		return ProblemDetail.forStatusAndDetail(status, String.valueOf(ex.getMessage()));
	}

	@ExceptionHandler
	ProblemDetail of(SatisfactionException ex) {
		HttpStatus status = switch (ex.kind()) {
			case INVALID -> HttpStatus.BAD_REQUEST;
			case UNKNOWN -> HttpStatus.NOT_FOUND;
			case CONFLICT -> HttpStatus.CONFLICT;
		};
		return ProblemDetail.forStatusAndDetail(status, String.valueOf(ex.getMessage()));
	}

	@ExceptionHandler
	ProblemDetail of(CorrectionException ex) {
		return ProblemDetail.forStatusAndDetail(HttpStatus.CONFLICT, String.valueOf(ex.getMessage()));
	}

	@ExceptionHandler
	ProblemDetail of(IllegalArgumentException ex) {
		return ProblemDetail.forStatusAndDetail(HttpStatus.BAD_REQUEST, String.valueOf(ex.getMessage()));
	}

	@Override
	protected @Nullable ResponseEntity<Object> handleTypeMismatch(TypeMismatchException ex, HttpHeaders headers,
			HttpStatusCode status, WebRequest request) {
		String where = (ex instanceof MethodArgumentTypeMismatchException argument) ? argument.getName()
				: String.valueOf(ex.getPropertyName());
		return handleExceptionInternal(ex,
				ProblemDetail.forStatusAndDetail(status,
						"%s: this value is not allowed there; allowed: %s".formatted(where, among(ex))),
				headers, status, request);
	}

	private static String among(TypeMismatchException ex) {
		Class<?> wanted = ex.getRequiredType();
		if (wanted == boolean.class) {
			return "true, false";
		}
		return (wanted == long.class || wanted == int.class) ? "a whole number" : "a moment as in 2026-11-23T12:00:00Z";
	}

	@ExceptionHandler
	ProblemDetail of(MissingRequestHeaderException ex) {
		return ProblemDetail.forStatusAndDetail(HttpStatus.BAD_REQUEST,
				"the header %s is missing; allowed: any text of 1 to 100 characters that no other request of yours has"
					.formatted(ex.getHeaderName()));
	}

}
