package io.regain.demo.gateway;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * Stands in for FCM's HTTP v1 interface, {@code messages:send} to one device, and for the
 * token endpoint before it. Close it to end its threads.
 */
public final class FcmStandIn extends StandIn<TakenPush> {

	private static final Pattern SEND = Pattern.compile("/v1/projects/([^/]+)/messages:send");

	private static final String BEARER = "Bearer ";

	private static final Set<String> SCOPES = Set.of("https://www.googleapis.com/auth/firebase.messaging",
			"https://www.googleapis.com/auth/cloud-platform");

	private final FcmErrors errors;

	private final FcmRules rules;

	private final OAuthErrors tokenErrors = new OAuthErrors();

	private final ServiceAccount account;

	private final TokenEndpoint tokenEndpoint;

	private volatile Behaviour tokenBehaviour = Behaviour.accept();

	private FcmStandIn(int port, ServiceAccount account, FcmErrors errors, Clock clock) {
		super(port, errors, clock);
		this.errors = errors;
		this.rules = new FcmRules(errors);
		this.account = account;
		this.tokenEndpoint = new TokenEndpoint(this.tokenErrors, account, url().resolve("/token"), clock);
	}

	/** On a free port, for a project of its own. */
	public static FcmStandIn start() {
		return start(0, "regain-demo", Clock.systemUTC());
	}

	public static FcmStandIn start(int port, String project, Clock clock) {
		FcmStandIn standIn = new FcmStandIn(port, ServiceAccount.generate(project), new FcmErrors(), clock);
		standIn.listen();
		return standIn;
	}

	public String project() {
		return this.account.project();
	}

	/**
	 * Writes the key file of a service account that may send, whose tokens come from
	 * here.
	 * @return the file
	 */
	public Path writeCredentials(Path file) {
		try {
			Files.createDirectories(file.toAbsolutePath().getParent());
			return Files.writeString(file, this.account.keyFile(url().resolve("/token")).toPrettyString());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** How requests for an access token are treated from now on. */
	public void behaveAtToken(Behaviour behaviour) {
		if (behaviour.kind() == Behaviour.Kind.REFUSE) {
			this.tokenErrors.refusal(behaviour.code());
		}
		this.tokenBehaviour = behaviour;
	}

	/** Makes all access tokens that were issued invalid at once. */
	public void revokeTokens() {
		this.tokenEndpoint.revokeAll();
	}

	@Override
	public void reset() {
		super.reset();
		this.tokenBehaviour = Behaviour.accept();
	}

	@Override
	boolean isSend(Request request) {
		return request.method().equals("POST") && SEND.matcher(request.path()).matches();
	}

	@Override
	String addressOf(Request request) {
		return json(request).map((body) -> FcmRules.text(body.path("message"), "token")).orElse("");
	}

	@Override
	Reaction react(Request request) {
		if (isSend(request)) {
			return send(request);
		}
		if (request.method().equals("POST") && request.path().equals("/token")) {
			return this.tokenBehaviour.react(this.tokenErrors,
					() -> this.tokenEndpoint.exchange(Form.parse(request.body())));
		}
		return this.errors.notFound();
	}

	private Reaction send(Request request) {
		Optional<List<String>> scopes = Optional.of(request.authorization())
			.filter((authorization) -> authorization.startsWith(BEARER))
			.flatMap((authorization) -> this.tokenEndpoint.scopes(authorization.substring(BEARER.length())));
		if (scopes.isEmpty()) {
			return this.errors.unauthenticated();
		}
		if (scopes.get().stream().noneMatch(SCOPES::contains)) {
			return this.errors.insufficientScope();
		}
		Matcher path = SEND.matcher(request.path());
		if (path.matches() && !path.group(1).equals(project())) {
			return this.errors.foreignProject(path.group(1));
		}
		Optional<JsonNode> body = json(request);
		if (body.isEmpty()) {
			return this.errors.badField("", "Invalid JSON payload received. Unexpected token.");
		}
		return this.rules.fault(body.get()).map(Reaction.class::cast).orElseGet(() -> {
			JsonNode message = body.get().path("message");
			return behaviourTowards(FcmRules.text(message, "token")).react(this.errors,
					() -> take(message, FcmRules.member(body.get(), "validate_only").asBoolean(false)));
		});
	}

	private Reaction.Answer take(JsonNode message, boolean validateOnly) {
		String id = validateOnly ? "fake_message_id"
				: "0:%d%%%s".formatted(clock().millis() * 1000, UUID.randomUUID().toString().replace("-", ""));
		String name = "projects/%s/messages/%s".formatted(project(), id);
		if (!validateOnly) {
			JsonNode notification = message.path("notification");
			took(new TakenPush(name, FcmRules.text(message, "token"), FcmRules.text(notification, "title"),
					FcmRules.text(notification, "body"), data(message),
					Optional.of(FcmRules.text(message.path("android"), "collapse_key")).filter((key) -> !key.isEmpty()),
					clock().instant()));
		}
		return Reaction.Answer.json(this.errors.success(), JsonNodeFactory.instance.objectNode().put("name", name));
	}

	private static Map<String, String> data(JsonNode message) {
		Map<String, String> data = new LinkedHashMap<>();
		message.path("data").forEachEntry((name, value) -> data.put(name, value.asString()));
		return data;
	}

	private static Optional<JsonNode> json(Request request) {
		try {
			return Optional.of(JsonMapper.shared().readTree(request.body())).filter(JsonNode::isObject);
		}
		catch (JacksonException ex) {
			return Optional.empty();
		}
	}

}
