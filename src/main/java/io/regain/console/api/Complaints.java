package io.regain.console.api;

import io.regain.correction.CorrectionException;
import io.regain.goodwill.GoodwillException;
import io.regain.incident.IncidentException;
import io.regain.satisfaction.SatisfactionException;

import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.bind.MissingRequestHeaderException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** What was wrong with a request, as RFC 9457 has it. */
@RestControllerAdvice(basePackageClasses = Complaints.class)
class Complaints {

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

	@ExceptionHandler
	ProblemDetail of(MissingRequestHeaderException ex) {
		return ProblemDetail.forStatusAndDetail(HttpStatus.BAD_REQUEST,
				"the header %s is missing; allowed: any text of 1 to 100 characters that no other request of yours has"
					.formatted(ex.getHeaderName()));
	}

}
