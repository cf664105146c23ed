package io.regain.demo.gateway;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Stands in for Twilio's Messages resource (API 2010-04-01): creates, fetches and lists
 * messages, and reports their fate to the {@code StatusCallback}, signed. Close it to end
 * its threads.
 */
public final class TwilioStandIn extends StandIn<TakenSms> {

	private static final Pattern LIST = Pattern.compile("/2010-04-01/Accounts/([^/]+)/Messages\\.json");

	private static final Pattern INSTANCE = Pattern.compile("/2010-04-01/Accounts/([^/]+)/Messages/([^/]+)\\.json");

	private static final Pattern E_164 = Pattern.compile("\\+[1-9]\\d{6,14}");

	private static final int LONGEST_BODY = 1600;

	/** The number that a messaging service sends from. */
	private static final String POOL_NUMBER = "+15005550006";

	private static final DateTimeFormatter DELIVERY_TIME = DateTimeFormatter.ofPattern("yyMMddHHmm")
		.withZone(ZoneOffset.UTC);

	private final TwilioErrors errors;

	private final TwilioMessages resources = new TwilioMessages();

	private final StatusCallbacks callbacks;

	private final String accountSid;

	private final String authToken;

	private TwilioStandIn(int port, String accountSid, String authToken, TwilioErrors errors, Clock clock) {
		super(port, errors, clock);
		this.errors = errors;
		this.accountSid = accountSid;
		this.authToken = authToken;
		this.callbacks = new StatusCallbacks(authToken);
	}

	/** On a free port, for an account of its own. */
	public static TwilioStandIn start() {
		return start(0, sid("AC"), sid(""), Clock.systemUTC());
	}

	public static TwilioStandIn start(int port, String accountSid, String authToken, Clock clock) {
		TwilioStandIn standIn = new TwilioStandIn(port, accountSid, authToken, new TwilioErrors(), clock);
		standIn.listen();
		return standIn;
	}

	public String accountSid() {
		return this.accountSid;
	}

	public String authToken() {
		return this.authToken;
	}

	/** The status callbacks that were made, in order. */
	public List<StatusCallback> callbacks() {
		return this.callbacks.made();
	}

	/**
	 * Waits for the status callbacks of all messages taken so far.
	 * @return whether all were made in this time
	 */
	public boolean awaitCallbacks(Duration atMost) {
		return this.callbacks.await(atMost);
	}

	@Override
	public void reset() {
		super.reset();
		this.resources.clear();
		this.callbacks.forget();
	}

	@Override
	public void close() {
		super.close();
		this.callbacks.close();
	}

	@Override
	boolean isSend(Request request) {
		return request.method().equals("POST") && LIST.matcher(request.path()).matches();
	}

	@Override
	String addressOf(Request request) {
		return Form.parse(request.body()).get("To").orElse("");
	}

	@Override
	Reaction react(Request request) {
		Matcher list = LIST.matcher(request.path());
		Matcher instance = INSTANCE.matcher(request.path());
		if (!list.matches() && !instance.matches()) {
			return this.errors.notFound(request.path());
		}
		String account = list.matches() ? list.group(1) : instance.group(1);
		if (!account.equals(this.accountSid) || !request.authorization().equals(basicAuthentication())) {
			return this.errors.refusal("20003");
		}
		if (isSend(request)) {
			return create(Form.parse(request.body()));
		}
		if (!request.method().equals("GET")) {
			return this.errors.notFound(request.path());
		}
		return list.matches()
				? Reaction.Answer.json(200, this.resources.page(request.path(), Form.parse(request.query())))
				: fetch(instance.group(2), request);
	}

	private Reaction fetch(String sid, Request request) {
		return this.resources.find(sid)
			.map((message) -> Reaction.Answer.json(200, message.json()))
			.orElseGet(() -> this.errors.notFound(request.path()));
	}

	private Reaction create(Form form) {
		return fault(form).map(Reaction.class::cast).orElseGet(() -> {
			Behaviour behaviour = behaviourTowards(form.get("To").orElseThrow());
			return behaviour.react(this.errors, () -> take(form, behaviour));
		});
	}

	private Optional<Reaction.Answer> fault(Form form) {
		if (form.get("From").or(() -> form.get("MessagingServiceSid")).isEmpty()) {
			return Optional.of(this.errors.refusal("21603"));
		}
		Optional<String> to = form.get("To");
		if (to.isEmpty()) {
			return Optional.of(this.errors.refusal("21604"));
		}
		if (!E_164.matcher(to.get()).matches()) {
			return Optional.of(this.errors.invalidTo(to.get()));
		}
		String body = form.get("Body").orElse("");
		if (body.isEmpty()) {
			return Optional.of(this.errors.refusal("21602"));
		}
		if (body.codePointCount(0, body.length()) > LONGEST_BODY) {
			return Optional.of(this.errors.refusal("21617"));
		}
		Optional<String> callback = form.get("StatusCallback");
		return (callback.isPresent() && url(callback.get()).isEmpty()) ? Optional.of(this.errors.refusal("21609"))
				: Optional.empty();
	}

	private Reaction.Answer take(Form form, Behaviour behaviour) {
		TakenSms sms = new TakenSms(sid("SM"), form.get("To").orElseThrow(),
				form.get("From").or(() -> form.get("MessagingServiceSid")).orElseThrow(),
				form.get("Body").orElseThrow(), form.get("StatusCallback").flatMap(TwilioStandIn::url),
				clock().instant());
		TwilioMessage created = TwilioMessage.created(sms, this.accountSid, form);
		this.resources.add(created);
		took(sms);
		this.callbacks.later(() -> {
			this.resources
				.change(sms.id(), (message) -> message.sent(message.from().orElse(POOL_NUMBER), clock().instant()))
				.ifPresent(this::report);
			this.resources.change(sms.id(), (message) -> (behaviour.kind() == Behaviour.Kind.UNDELIVERED)
					? message.undelivered(behaviour.code(), clock().instant()) : message.delivered(clock().instant()))
				.ifPresent(this::report);
		});
		return Reaction.Answer.json(this.errors.success(), created.json());
	}

	private void report(TwilioMessage message) {
		message.sms().statusCallback().ifPresent((url) -> {
			Map<String, String> fields = new LinkedHashMap<>();
			if (message.status().equals("delivered")) {
				fields.put("RawDlrDoneDate", DELIVERY_TIME.format(message.updated()));
			}
			message.errorCode().ifPresent((code) -> fields.put("ErrorCode", code));
			fields.put("SmsSid", message.sms().id());
			fields.put("SmsStatus", message.status());
			fields.put("MessageStatus", message.status());
			fields.put("To", message.sms().to());
			message.messagingServiceSid().ifPresent((service) -> fields.put("MessagingServiceSid", service));
			fields.put("MessageSid", message.sms().id());
			fields.put("AccountSid", this.accountSid);
			fields.put("From", message.from().orElseThrow());
			fields.put("ApiVersion", "2010-04-01");
			this.callbacks.post(url, new Form(fields));
		});
	}

	private String basicAuthentication() {
		String pair = this.accountSid + ":" + this.authToken;
		return "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
	}

	private static String sid(String prefix) {
		return prefix + UUID.randomUUID().toString().replace("-", "");
	}

	private static Optional<URI> url(String text) {
		try {
			URI url = new URI(text);
			boolean usable = String.valueOf(url.getScheme()).matches("https?") && url.getHost() != null;
			return usable ? Optional.of(url) : Optional.empty();
		}
		catch (URISyntaxException ex) {
			return Optional.empty();
		}
	}

}
