package io.regain.campaign;

import java.time.Duration;
import java.time.LocalTime;
import java.util.Optional;

import io.regain.message.QuietHours;

/** Checks how the hours of a campaign go together, and with its deadline. */
final class HoursCheck {

	private static final String AT = "send.at";

	private static final String QUIET = "send.quiet-hours";

	private HoursCheck() {
	}

	static void check(Draft campaign) {
		Optional<LocalTime> at = campaign.text(AT).map(LocalTime::parse);
		Optional<QuietHours> quiet = quiet(campaign);
		if (at.isPresent() && quiet.filter((hours) -> hours.contains(at.get())).isPresent()) {
			campaign.reject(AT, "%s is within the quiet hours of this campaign, %s".formatted(at.get(), quiet.get()));
		}
		if (at.isPresent()
				&& campaign.text("send.within").map(Periods::read).filter(HoursCheck::isLessThanADay).isPresent()) {
			campaign.warn(AT,
					"who is past %s when the run is due would wait for the next day, but the deadline comes first: "
						.formatted(at.get()) + "they are left out; with a 'within' of 24h or more nobody is");
		}
	}

	private static Optional<QuietHours> quiet(Draft campaign) {
		Optional<String> text = campaign.text(QUIET).filter((hours) -> !hours.equals(CampaignYaml.IGNORE));
		try {
			return text.map(QuietHours::of);
		}
		catch (IllegalArgumentException ex) {
			campaign.reject(QUIET, "'%s' %s".formatted(text.orElse(""), ex.getMessage()));
			return Optional.empty();
		}
	}

	private static boolean isLessThanADay(Duration period) {
		return period.compareTo(Duration.ofDays(1)) < 0;
	}

}
