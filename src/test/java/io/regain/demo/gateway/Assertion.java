package io.regain.demo.gateway;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Instant;
import java.util.Base64;

import tools.jackson.databind.JsonNode;

/**
 * A JWT bearer assertion, made by hand as Google's page on service accounts tells.
 *
 * @param keyFile the service account's
 * @param audience whom it is for
 * @param scope what is asked for
 * @param issued from when
 * @param expires until when
 */
record Assertion(JsonNode keyFile, String audience, String scope, Instant issued, Instant expires) {

	static Assertion of(Path credentials, Instant now) throws IOException {
		JsonNode keyFile = Http.json(Files.readString(credentials));
		return new Assertion(keyFile, keyFile.path("token_uri").asString(),
				"https://www.googleapis.com/auth/firebase.messaging", now, now.plusSeconds(3600));
	}

	Assertion audience(String other) {
		return new Assertion(this.keyFile, other, this.scope, this.issued, this.expires);
	}

	Assertion scope(String other) {
		return new Assertion(this.keyFile, this.audience, other, this.issued, this.expires);
	}

	Assertion expires(Instant other) {
		return new Assertion(this.keyFile, this.audience, this.scope, this.issued, other);
	}

	String sign() throws GeneralSecurityException {
		return sign(this.keyFile);
	}

	String sign(JsonNode signer) throws GeneralSecurityException {
		String claims = """
				{"iss": "%s", "scope": "%s", "aud": "%s", "exp": %d, "iat": %d}""".formatted(
				this.keyFile.path("client_email").asString(), this.scope, this.audience, this.expires.getEpochSecond(),
				this.issued.getEpochSecond());
		String signed = encode("{\"alg\":\"RS256\",\"typ\":\"JWT\"}".getBytes(StandardCharsets.UTF_8)) + "."
				+ encode(claims.getBytes(StandardCharsets.UTF_8));
		String pem = signer.path("private_key").asString().replaceAll("-----[A-Z ]+-----|\\s", "");
		Signature signature = Signature.getInstance("SHA256withRSA");
		signature.initSign(KeyFactory.getInstance("RSA")
			.generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(pem))));
		signature.update(signed.getBytes(StandardCharsets.US_ASCII));
		return signed + "." + encode(signature.sign());
	}

	private static String encode(byte[] bytes) {
		return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
	}

}
