package io.regain.campaign;

import java.time.Duration;
import java.util.List;

import tools.jackson.databind.JsonNode;

/**
 * Checks how the parts of an escalation go together, and with the rest of its campaign.
 */
final class EscalationCheck {

	private static final String TO = "send.to";

	private static final String UNTIL = "send.until";

	private static final String WAIT = "send.wait";

	private EscalationCheck() {
	}

	static void check(Draft campaign) {
		if (campaign.text(TO).filter("escalation"::equals).isEmpty()) {
			List.of(UNTIL, WAIT).forEach((key) -> rejectAlone(campaign, key));
			return;
		}
		for (String key : List.of(UNTIL, WAIT)) {
			if (campaign.document().at(key).isMissingNode()) {
				campaign.reject(TO,
						"an escalation needs '%s': %s".formatted(key.substring("send.".length()), key.equals(UNTIL)
								? "what shows that a channel has reached somebody (accepted, opened, acknowledged)"
								: "how long each channel is given, as in 10m"));
			}
		}
		if (campaign.text("send.on-freeze").filter("extend"::equals).isPresent()) {
			campaign.reject("send.on-freeze",
					"an escalation has one deadline for all its channels, which cannot be moved for one; allowed: hold, drop");
		}
		checkChannels(campaign);
		checkTime(campaign);
	}

	private static void rejectAlone(Draft campaign, String key) {
		if (campaign.isSound(TO) && !campaign.document().at(key).isMissingNode()) {
			campaign.rejectKey(key, "belongs to an escalation; write 'to: escalation', or leave it out");
		}
	}

	private static void checkChannels(Draft campaign) {
		JsonNode channels = campaign.sound("send.channels");
		if (channels.size() == 1) {
			campaign.reject("send.channels", "an escalation goes from channel to channel, and there is one only");
		}
		if (campaign.text(UNTIL).filter("opened"::equals).isEmpty()) {
			return;
		}
		for (int i = 0; i < channels.size() - 1; i++) {
			if (!channels.get(i).asString().equals("email")) {
				campaign.reject(UNTIL,
						("nobody learns whether %s was opened, so what comes after it would always be sent; "
								+ "allowed with channels [email, …]: opened; with all: accepted, acknowledged")
							.formatted(channels.get(i).asString()));
				return;
			}
		}
		if (campaign.text("send.tracking").filter("off"::equals).isPresent()) {
			campaign.reject(UNTIL, "with 'tracking: off' nobody learns whether a mail was opened; allowed: accepted, "
					+ "acknowledged, or tracking: on, opens, clicks");
		}
	}

	private static void checkTime(Draft campaign) {
		JsonNode channels = campaign.sound("send.channels");
		campaign.text(WAIT).ifPresent((wait) -> campaign.text("send.within").ifPresent((within) -> {
			Duration all = Periods.read(wait).multipliedBy(Math.max(0, channels.size() - 1));
			if (all.compareTo(Periods.read(within)) >= 0) {
				campaign.reject(WAIT,
						"with %d channels the last one would be due %d minutes after the first, but 'within' is %s"
							.formatted(channels.size(), all.toMinutes(), within));
			}
		}));
	}

}
