package io.regain.incident;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.BooleanSupplier;
import java.util.random.RandomGenerator;

import io.regain.campaign.Campaign;
import io.regain.channel.Outcome;
import io.regain.channel.Outgoing;
import io.regain.delivery.Deliveries;
import io.regain.delivery.DeliveryProperties;
import io.regain.job.Preparations;
import io.regain.message.Address;
import io.regain.message.Channel;
import io.regain.message.Content;
import io.regain.message.EmailAddress;
import io.regain.message.PhoneNumber;
import io.regain.plan.AllowOnly;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.stereotype.Component;

/**
 * Tells the people of a team something about an incident, by all the ways they have; if
 * they have none, the owner of the campaign. Each way is tried by itself, and again for
 * some minutes if nobody is there.
 */
@Component
public class TellTeam {

	private static final Logger logger = LoggerFactory.getLogger(TellTeam.class);

	private static final Duration LONGEST = Duration.ofSeconds(10);

	/** What could not be told is tried again after these, by this process. */
	private static final List<Duration> PAUSES = List.of(Duration.ofSeconds(15), Duration.ofMinutes(1),
			Duration.ofMinutes(4));

	private static final int MOST_WAITING = 1_000;

	private final IncidentProperties properties;

	private final DeliveryProperties delivery;

	private final Deliveries deliveries;

	private final Preparations preparations;

	private final RandomGenerator random;

	private final JsonMapper json;

	private final Clock clock;

	private final Queue<Waiting> waiting = new ConcurrentLinkedQueue<>();

	private final HttpClient http = HttpClient.newBuilder().connectTimeout(LONGEST).build();

	TellTeam(IncidentProperties properties, DeliveryProperties delivery, Deliveries deliveries,
			Preparations preparations, RandomGenerator random, JsonMapper json, Clock clock) {
		this.properties = properties;
		this.delivery = delivery;
		this.deliveries = deliveries;
		this.preparations = preparations;
		this.random = random;
		this.json = json;
		this.clock = clock;
	}

	/**
	 * @param text a sentence with all that matters
	 */
	public void of(Incident incident, String text) {
		TeamContact team = this.properties.teams().getOrDefault(incident.team(), TeamContact.NONE);
		team.webhook()
			.map((webhook) -> request(webhook, text))
			.ifPresent((request) -> tell(new Telling(incident, "webhook", () -> isPosted(incident, request)), 0));
		Optional<Campaign> campaign = this.preparations.filesAlone().catalogue().campaign(incident.campaign());
		if (campaign.isEmpty()) {
			logger.error("{}: nobody is told by mail, since the campaign {} cannot be read", text, incident.campaign());
			return;
		}
		List<Address> addresses = new ArrayList<>();
		team.email().map(EmailAddress::new).ifPresent(addresses::add);
		team.phone().map(PhoneNumber::new).ifPresent(addresses::add);
		if (addresses.isEmpty() && team.webhook().isEmpty()) {
			addresses.add(campaign.get().owner());
		}
		addresses.forEach((address) -> send(incident, campaign.get(), address, text));
	}

	/**
	 * Tries once more, when it is time, what could not be told: to be called again and
	 * again.
	 */
	public void again() {
		Instant now = this.clock.instant();
		for (Waiting waiting : this.waiting) {
			if (!waiting.until().isAfter(now) && this.waiting.remove(waiting)) {
				tell(waiting.telling(), waiting.tried());
			}
		}
	}

	private void tell(Telling telling, int tried) {
		if (telling.attempt().getAsBoolean()) {
			return;
		}
		if (tried < PAUSES.size() && this.waiting.size() < MOST_WAITING) {
			this.waiting.add(new Waiting(telling, tried + 1, this.clock.instant().plus(PAUSES.get(tried))));
			return;
		}
		logger.warn("The team {} could not be told of {} by {}", telling.incident().team(), telling.incident().name(),
				telling.way());
	}

	private void send(Incident incident, Campaign campaign, Address to, String text) {
		Optional<Address> receiver = this.delivery.redirected(to)
			.filter(new AllowOnly(this.delivery.allowOnly())::allows);
		if (receiver.isEmpty() || !this.deliveries.configured().contains(to.channel())) {
			logger.warn("The team {} is not told of {} by {}", incident.team(), incident.name(), to.channel().id());
			return;
		}
		Outgoing message = new Outgoing(
				"incident-" + Long.toUnsignedString(this.random.nextLong(), Character.MAX_RADIX), incident.name(),
				receiver.get(), content(to.channel(), incident, text), campaign.from(), Optional.empty(),
				Optional.empty());
		tell(new Telling(incident, to.channel().id(), () -> isSent(incident, message)), 0);
	}

	/** What may have arrived is not told twice. */
	private boolean isSent(Incident incident, Outgoing message) {
		try {
			return this.deliveries.sendNow(message) instanceof Outcome.Accepted;
		}
		catch (RuntimeException ex) {
			logger.warn("Whether the team {} was told of {} by {} is not known: {}", incident.team(), incident.name(),
					message.to().channel().id(), ex.getClass().getName());
			return true;
		}
	}

	private static Content content(Channel channel, Incident incident, String text) {
		return (channel == Channel.SMS) ? new Content.Sms(text)
				: Content.Email.plain("%s: %s".formatted(incident.name(), incident.title()), text);
	}

	private boolean isPosted(Incident incident, HttpRequest request) {
		try {
			int status = this.http.send(request, BodyHandlers.discarding()).statusCode();
			if (status >= 300) {
				logger.warn("The webhook of the team {} answered {}", incident.team(), status);
			}
			return status < 300;
		}
		catch (IOException ex) {
			logger.warn("The webhook of the team {} could not be reached: {}", incident.team(),
					ex.getClass().getName());
			return false;
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			return true;
		}
	}

	private HttpRequest request(URI webhook, String text) {
		return HttpRequest.newBuilder(webhook)
			.timeout(LONGEST)
			.header("Content-Type", "application/json")
			.POST(BodyPublishers.ofString(this.json.writeValueAsString(Map.of("text", text))))
			.build();
	}

	/**
	 * One way of telling it.
	 *
	 * @param attempt whether it need not be tried again
	 */
	private record Telling(Incident incident, String way, BooleanSupplier attempt) {
	}

	private record Waiting(Telling telling, int tried, Instant until) {
	}

}
