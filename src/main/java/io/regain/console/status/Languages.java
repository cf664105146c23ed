package io.regain.console.status;

import java.util.List;
import java.util.Locale;
import java.util.Locale.LanguageRange;
import java.util.Optional;

import jakarta.servlet.http.HttpServletRequest;

import org.springframework.http.HttpHeaders;

/** In which language somebody is answered: as they ask, else as their browser does. */
final class Languages {

	private static final int LONGEST = 200;

	private Languages() {
	}

	static String of(HttpServletRequest request) {
		return Optional.ofNullable(request.getParameter("lang"))
			.filter(Words.LANGUAGES::contains)
			.orElseGet(() -> accepted(Optional.ofNullable(request.getHeader(HttpHeaders.ACCEPT_LANGUAGE)).orElse("")));
	}

	private static String accepted(String header) {
		if (header.isBlank() || header.length() > LONGEST) {
			return Words.LANGUAGES.get(0);
		}
		try {
			List<LanguageRange> ranges = LanguageRange.parse(header);
			return Optional.ofNullable(Locale.lookupTag(ranges, Words.LANGUAGES)).orElse(Words.LANGUAGES.get(0));
		}
		catch (IllegalArgumentException ex) {
			return Words.LANGUAGES.get(0);
		}
	}

}
