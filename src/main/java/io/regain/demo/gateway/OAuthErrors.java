package io.regain.demo.gateway;

import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The errors of a token endpoint (RFC 6749, 5.2), in Google's words. */
final class OAuthErrors implements Dialect {

	@Override
	public int success() {
		return 200;
	}

	@Override
	public Reaction.Answer refusal(String code) {
		return switch (code) {
			case "invalid_grant" -> error(400, code, "Invalid JWT Signature.");
			case "invalid_scope" -> error(400, code, "Invalid OAuth scope or ID token audience provided.");
			case "unsupported_grant_type" -> error(400, code, "Invalid grant_type: ");
			case "invalid_client" -> error(401, code, "The OAuth client was not found.");
			default -> throw new IllegalArgumentException(
					"the token endpoint's code '%s' is not known here, but".formatted(code)
							+ " invalid_grant, invalid_scope, unsupported_grant_type and invalid_client are");
		};
	}

	@Override
	public Reaction.Answer throttled() {
		return error(429, "rate_limit_exceeded", "Too many requests.");
	}

	@Override
	public Reaction.Answer serverError(int status) {
		return error(status, "internal_failure", "Backend Error");
	}

	Reaction.Answer error(int status, String error, String description) {
		ObjectNode body = JsonNodeFactory.instance.objectNode();
		body.put("error", error);
		body.put("error_description", description);
		return Reaction.Answer.json(status, body);
	}

}
