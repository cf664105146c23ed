package io.regain.channel.sms;

import java.net.URI;
import java.net.http.HttpRequest;

import com.twilio.http.HttpClient;
import com.twilio.http.HttpMethod;
import com.twilio.http.Request;
import com.twilio.http.Response;
import io.regain.channel.HttpAnswer;
import io.regain.channel.HttpAttempts;

/**
 * Carries the SDK's requests, each exactly once. The SDK repeats 5xx answers three times,
 * and the HTTP client it comes with repeats some of these again: one create could become
 * six messages.
 */
final class TwilioHttpClient extends HttpClient {

	private final HttpAttempts attempts;

	private final String baseUrl;

	TwilioHttpClient(HttpAttempts attempts, URI baseUrl) {
		this.attempts = attempts;
		this.baseUrl = baseUrl.toString().replaceAll("/+$", "");
	}

	/**
	 * @throws TwilioRefusal if the answer is anything but a success: the SDK would take a
	 * redirect for one, and lose the Retry-After header
	 */
	@Override
	public Response makeRequest(Request request) {
		HttpRequest.BodyPublisher body = (request.getMethod() == HttpMethod.GET) ? HttpRequest.BodyPublishers.noBody()
				: HttpRequest.BodyPublishers.ofString(request.encodeFormBody());
		HttpAnswer answer = this.attempts
			.make(HttpRequest.newBuilder(URI.create(this.baseUrl + request.constructURL().getFile()))
				.header("Authorization", request.getAuthString())
				.header("Content-Type", "application/x-www-form-urlencoded")
				.header("Accept", "application/json")
				.method(request.getMethod().toString(), body)
				.build());
		if (!answer.isSuccess()) {
			throw new TwilioRefusal(answer);
		}
		return new Response(answer.body(), answer.status());
	}

	@Override
	public Response reliableRequest(Request request) {
		return makeRequest(request);
	}

	@Override
	public Response reliableRequest(Request request, int[] retryCodes, int retries, long delayMillis) {
		return makeRequest(request);
	}

}
