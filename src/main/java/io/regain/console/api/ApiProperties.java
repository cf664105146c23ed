package io.regain.console.api;

import java.util.List;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Who may use {@code /api/v1}: {@code regain.api.*}.
 *
 * @param tokens without any, nobody may
 */
@Validated
@ConfigurationProperties("regain.api")
record ApiProperties(@DefaultValue @Valid List<Token> tokens) {

	ApiProperties {
		tokens = List.copyOf(tokens);
	}

	/**
	 * A token that somebody holds. Regain knows its hash only.
	 *
	 * @param name whom the audit log names
	 * @param sha256 of the token's text, as 64 hexadecimal digits, as
	 * {@code printf %s TOKEN | sha256sum} prints it
	 */
	record Token(@NotBlank @Size(max = 64) String name, @NotNull Role role, @Pattern(regexp = "[0-9a-f]{64}",
			message = "must be 64 hexadecimal digits, as sha256sum prints them") String sha256) {
	}

}
