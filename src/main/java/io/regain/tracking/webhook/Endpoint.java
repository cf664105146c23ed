package io.regain.tracking.webhook;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import io.regain.message.Sha256;
import io.regain.tracking.EventType;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Who is told of events.
 *
 * @param url over TLS, unless it is on this machine
 * @param secret as in {@code whsec_…}; two while it is changed: each event is signed with
 * both
 * @param events of which it is told; none: of all
 * @param replies whether it is told what people wrote, too
 */
record Endpoint(@Nullable URI url, @DefaultValue List<String> secret, @DefaultValue Set<EventType> events,
		@DefaultValue("false") boolean replies) {

	private static final String LOOPBACK = "localhost|127(\\.\\d{1,3}){3}|\\[::1]";

	Endpoint {
		secret = List.copyOf(secret);
		events = Set.copyOf(events);
	}

	/** What is wrong with it, each beginning with the property's last name. */
	List<String> problems() {
		List<String> problems = new ArrayList<>();
		if (!isSafe(this.url)) {
			problems.add("url must be an https URL without a user, as in https://crm.example.com/regain; "
					+ "http is for this machine only");
		}
		if (this.secret.isEmpty() || !this.secret.stream().allMatch(Signature::isSecret)) {
			problems.add("secret must be whsec_ and the Base64 of 24 to 64 random bytes, as in: "
					+ "echo whsec_$(openssl rand -base64 32)");
		}
		return problems;
	}

	private static boolean isSafe(@Nullable URI url) {
		if (url == null || url.getHost() == null || url.getUserInfo() != null || url.getFragment() != null) {
			return false;
		}
		return "https".equals(url.getScheme()) || "http".equals(url.getScheme()) && url.getHost().matches(LOOPBACK);
	}

	URI address() {
		if (this.url == null) {
			throw new IllegalStateException("an endpoint without a URL was let in");
		}
		return this.url;
	}

	/** Names it in the ledger: its URL may have a secret in its path. */
	String key() {
		return Sha256.hex(address().toString());
	}

	String host() {
		return address().getHost();
	}

	boolean wants(EventType type) {
		return this.events.isEmpty() || this.events.contains(type);
	}

	/** Without the secret, and without the URL's path. */
	@Override
	public String toString() {
		return "Endpoint[%s]".formatted((this.url != null) ? this.url.getHost() : "");
	}

}
