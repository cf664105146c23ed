package io.regain.tracking;

import java.util.Map;
import java.util.function.Supplier;

import io.regain.channel.CallbackVerifier;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Whether the provider itself has called one of our addresses. */
@Component
public class ProviderSignatures {

	private final ObjectProvider<CallbackVerifier> verifier;

	private final TrackingProperties properties;

	ProviderSignatures(ObjectProvider<CallbackVerifier> verifier, TrackingProperties properties) {
		this.verifier = verifier;
		this.properties = properties;
	}

	/**
	 * @param path of the request, as it was sent to {@code regain.public-url}
	 * @param form only read if there is anything to verify
	 */
	public boolean isGenuine(String path, Supplier<Map<String, String>> form, String signature) {
		CallbackVerifier provider = this.verifier.getIfAvailable();
		return provider != null && !signature.isEmpty()
				&& this.properties.url(path)
					.filter((url) -> provider.isGenuine(url.toString(), form.get(), signature))
					.isPresent();
	}

}
