package io.regain.incident;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
 * they have none, the owner of the campaign. Each way is tried by itself.
 */
@Component
public class TellTeam {

	private static final Logger logger = LoggerFactory.getLogger(TellTeam.class);

	private static final Duration LONGEST = Duration.ofSeconds(10);

	private final IncidentProperties properties;

	private final DeliveryProperties delivery;

	private final Deliveries deliveries;

	private final Preparations preparations;

	private final RandomGenerator random;

	private final JsonMapper json;

	private final HttpClient http = HttpClient.newBuilder().connectTimeout(LONGEST).build();

	TellTeam(IncidentProperties properties, DeliveryProperties delivery, Deliveries deliveries,
			Preparations preparations, RandomGenerator random, JsonMapper json) {
		this.properties = properties;
		this.delivery = delivery;
		this.deliveries = deliveries;
		this.preparations = preparations;
		this.random = random;
		this.json = json;
	}

	/**
	 * @param text a sentence with all that matters
	 */
	public void of(Incident incident, String text) {
		TeamContact team = this.properties.teams().getOrDefault(incident.team(), TeamContact.NONE);
		team.webhook().ifPresent((webhook) -> post(incident, webhook, text));
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
		try {
			if (!(this.deliveries.sendNow(message) instanceof Outcome.Accepted)) {
				logger.warn("The team {} could not be told of {} by {}", incident.team(), incident.name(),
						to.channel().id());
			}
		}
		catch (RuntimeException ex) {
			logger.warn("Whether the team {} was told of {} by {} is not known: {}", incident.team(), incident.name(),
					to.channel().id(), ex.getClass().getName());
		}
	}

	private static Content content(Channel channel, Incident incident, String text) {
		return (channel == Channel.SMS) ? new Content.Sms(text)
				: Content.Email.plain("%s: %s".formatted(incident.name(), incident.title()), text);
	}

	private void post(Incident incident, URI webhook, String text) {
		HttpRequest request = HttpRequest.newBuilder(webhook)
			.timeout(LONGEST)
			.header("Content-Type", "application/json")
			.POST(BodyPublishers.ofString(this.json.writeValueAsString(Map.of("text", text))))
			.build();
		try {
			int status = this.http.send(request, BodyHandlers.discarding()).statusCode();
			if (status >= 300) {
				logger.warn("The webhook of the team {} answered {}", incident.team(), status);
			}
		}
		catch (IOException ex) {
			logger.warn("The webhook of the team {} could not be reached: {}", incident.team(),
					ex.getClass().getName());
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

}
