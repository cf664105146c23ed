package io.regain.demo.gateway;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.util.Base64;
import java.util.UUID;

import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A service account of a project, with a key pair made for it.
 *
 * @param project the project's id
 * @param keyId names the key
 * @param keys RSA, 2048 bits
 */
record ServiceAccount(String project, String keyId, KeyPair keys) {

	static ServiceAccount generate(String project) {
		try {
			KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
			generator.initialize(2048);
			return new ServiceAccount(project, UUID.randomUUID().toString().replace("-", ""),
					generator.generateKeyPair());
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException("every Java platform has RSA", ex);
		}
	}

	String email() {
		return "firebase-adminsdk@%s.iam.gserviceaccount.com".formatted(this.project);
	}

	/** The key file that the Firebase console lets one download. */
	ObjectNode keyFile(URI tokenUri) {
		Base64.Encoder lines = Base64.getMimeEncoder(64, new byte[] { '\n' });
		ObjectNode file = JsonNodeFactory.instance.objectNode();
		file.put("type", "service_account");
		file.put("project_id", this.project);
		file.put("private_key_id", this.keyId);
		file.put("private_key", "-----BEGIN PRIVATE KEY-----\n"
				+ lines.encodeToString(this.keys.getPrivate().getEncoded()) + "\n-----END PRIVATE KEY-----\n");
		file.put("client_email", email());
		file.put("client_id", "100000000000000000001");
		file.put("auth_uri", "https://accounts.google.com/o/oauth2/auth");
		file.put("token_uri", tokenUri.toString());
		file.put("universe_domain", "googleapis.com");
		return file;
	}

	/** Whether the text carries this RS256 signature of the account. */
	boolean signed(String text, byte[] signature) {
		try {
			Signature verifier = Signature.getInstance("SHA256withRSA");
			verifier.initVerify(this.keys.getPublic());
			verifier.update(text.getBytes(StandardCharsets.US_ASCII));
			return verifier.verify(signature);
		}
		catch (GeneralSecurityException ex) {
			return false;
		}
	}

}
