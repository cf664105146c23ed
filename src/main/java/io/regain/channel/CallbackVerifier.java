package io.regain.channel;

import java.util.Map;

/**
 * Tells a provider's callbacks from forged ones. Whoever receives a callback must ask
 * here before believing a word of it.
 */
public interface CallbackVerifier {

	/**
	 * @param url the callback's URL as the provider was given it: the public one, with
	 * its query
	 * @param form the parameters of its body, decoded
	 * @param signature what the provider signed it with
	 */
	boolean isGenuine(String url, Map<String, String> form, String signature);

}
