package io.regain.demo.gateway;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Google's OAuth 2.0 token endpoint for service accounts: an assertion signed by the
 * account (RFC 7523) for an access token.
 */
final class TokenEndpoint {

	private static final String GRANT_TYPE = "urn:ietf:params:oauth:grant-type:jwt-bearer";

	/** What Google documents as the only audience, and its libraries send to any URL. */
	private static final String AUDIENCE = "https://oauth2.googleapis.com/token";

	private static final Duration LIFETIME = Duration.ofSeconds(3599);

	private static final Duration LONGEST_ASSERTION = Duration.ofHours(1);

	private static final Duration SKEW = Duration.ofMinutes(5);

	private final Map<String, AccessToken> tokens = new ConcurrentHashMap<>();

	private final OAuthErrors errors;

	private final ServiceAccount account;

	private final URI url;

	private final Clock clock;

	TokenEndpoint(OAuthErrors errors, ServiceAccount account, URI url, Clock clock) {
		this.errors = errors;
		this.account = account;
		this.url = url;
		this.clock = clock;
	}

	Reaction.Answer exchange(Form form) {
		String grantType = form.get("grant_type").orElse("");
		if (!grantType.equals(GRANT_TYPE)) {
			return this.errors.error(400, "unsupported_grant_type", "Invalid grant_type: " + grantType);
		}
		String[] parts = form.get("assertion").orElse("").split("\\.");
		try {
			JsonNode header = decode(parts[0]);
			JsonNode claims = decode(parts[1]);
			byte[] signature = Base64.getUrlDecoder().decode(parts[2]);
			boolean signed = header.path("alg").asString("").equals("RS256")
					&& this.account.signed(parts[0] + "." + parts[1], signature);
			return fault(claims, signed).map((fault) -> this.errors.error(400, "invalid_grant", fault))
				.orElseGet(() -> issue(claims.path("scope").asString("")));
		}
		catch (JacksonException | IllegalArgumentException | ArrayIndexOutOfBoundsException ex) {
			return this.errors.error(400, "invalid_grant", "Invalid JWT: Failed to parse.");
		}
	}

	/** The scopes of a token that was issued here and is still good. */
	Optional<List<String>> scopes(String token) {
		return Optional.ofNullable(this.tokens.get(token))
			.filter((known) -> this.clock.instant().isBefore(known.expires()))
			.map(AccessToken::scopes);
	}

	void revokeAll() {
		this.tokens.clear();
	}

	private Optional<String> fault(JsonNode claims, boolean signed) {
		if (!claims.path("iss").asString("").equals(this.account.email())) {
			return Optional.of("Invalid grant: account not found");
		}
		if (!signed) {
			return Optional.of("Invalid JWT Signature.");
		}
		if (!Set.of(AUDIENCE, this.url.toString()).contains(claims.path("aud").asString(""))) {
			return Optional.of("Invalid JWT: Failed audience check. The right audience is " + AUDIENCE);
		}
		Instant issued = Instant.ofEpochSecond(claims.path("iat").asLong(0));
		Instant expires = Instant.ofEpochSecond(claims.path("exp").asLong(0));
		Instant now = this.clock.instant();
		boolean reasonable = issued.isBefore(now.plus(SKEW)) && expires.isAfter(now)
				&& !expires.isAfter(issued.plus(LONGEST_ASSERTION));
		return reasonable ? Optional.empty()
				: Optional.of("Invalid JWT: Token must be a short-lived token (60 minutes) and in a reasonable"
						+ " timeframe. Check your iat and exp values in the JWT claim.");
	}

	private Reaction.Answer issue(String scope) {
		if (scope.isBlank()) {
			return this.errors.refusal("invalid_scope");
		}
		String token = "ya29." + UUID.randomUUID().toString().replace("-", "");
		this.tokens.put(token, new AccessToken(Arrays.asList(scope.split(" ")), this.clock.instant().plus(LIFETIME)));
		ObjectNode body = JsonNodeFactory.instance.objectNode();
		body.put("access_token", token);
		body.put("expires_in", LIFETIME.toSeconds());
		body.put("token_type", "Bearer");
		return Reaction.Answer.json(200, body);
	}

	private static JsonNode decode(String part) {
		return JsonMapper.shared().readTree(Base64.getUrlDecoder().decode(part));
	}

	private record AccessToken(List<String> scopes, Instant expires) {
	}

}
