package io.regain.campaign;

import java.time.Instant;
import java.time.LocalTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.regain.campaign.Campaign.Audience;
import io.regain.campaign.Campaign.Frozen;
import io.regain.campaign.Campaign.Hours;
import io.regain.campaign.Campaign.OnFreeze;
import io.regain.campaign.Campaign.Purpose;
import io.regain.campaign.Campaign.Reach;
import io.regain.campaign.Campaign.Send;
import io.regain.campaign.Campaign.Tracking;
import io.regain.campaign.Escalation.Until;
import io.regain.campaign.schema.Form;
import io.regain.campaign.schema.Key;
import io.regain.message.Channel;
import io.regain.message.EmailAddress;
import io.regain.message.From;
import io.regain.message.MessageClass;
import io.regain.message.RunName;
import io.regain.message.QuietHours;
import io.regain.message.Rate;

/**
 * A campaign as its file writes it: the schema is made from this record, and files that
 * obey it are bound to it.
 */
record CampaignYaml(
		@Key(value = "The campaign's id, which is also the name of its file.", form = Form.ID) String campaign,
		@Key(value = "The campaign's name for people, in reports. Customers never see it.",
				form = Form.LINE) String title,
		@Key("Which rules apply. incident: must reach people now; service: they need to know; "
				+ "marketing: they may want to know, which needs their consent.") @JsonProperty("class") MessageClass messageClass,
		@Key("What the message is for.") Purpose purpose,
		@Key(value = "What a marketing message is about, as the consents of customers call it.",
				form = Form.ID) Optional<String> topic,
		@Key(value = "The email address that is told when a run ends other than completed.",
				form = Form.EMAIL) String owner,
		@Key("In whose name emails are sent.") FromYaml from, @Key("Who is written to.") AudienceYaml audience,
		@Key("How and when it leaves.") SendYaml send,
		@Key(value = "What templates may use besides the segment's variables: name and value, or name and "
				+ "{ type, value, currency }. A value alone tells its type: 15 is a number, 2026-12-31 and +14d are dates, "
				+ "2026-12-31T12:00Z and +1d 12:00Z are moments, [a, b] is a list, all else a text.",
				form = Form.NAME) Optional<Map<String, VariableYaml>> variables) {

	record FromYaml(@Key(value = "The name that receivers see.", form = Form.LINE) String name,
			@Key(value = "The address that receivers see.", form = Form.EMAIL) String email,
			@Key(value = "Where answers go, if elsewhere.", form = Form.EMAIL) Optional<String> replyTo) {

		From toFrom() {
			return new From(this.name, new EmailAddress(this.email), this.replyTo.map(EmailAddress::new));
		}

	}

	record AudienceYaml(
			@Key(value = "The segment that selects: campaigns/segments/<id>.yaml.", form = Form.ID) String segment,
			@Key(value = "Segments whose customers are left out.", form = Form.ID) Optional<List<String>> exclude,
			@Key(value = "How many customers are plausible, both ends included. Outside it the run is refused.",
					form = Form.RANGE) Optional<String> expect,
			@Key(value = "The share that is chosen at random and not written to, to measure the effect against.",
					form = Form.PERCENT, preset = "0%") Optional<String> holdOut,
			@Key(value = "The name under which the audience was frozen: its customers are written to as they were "
					+ "known then, and the segment only declares what templates may use.",
					form = Form.ID) Optional<String> frozen,
			@Key(value = "Only those who have joined the frozen audience after this moment.",
					form = Form.MOMENT) Optional<String> joinedAfter,
			@Key("What those in the frozen audience may have heard before. Who got nothing of it has told_nothing, who "
					+ "got something wrong and nothing since has told_wrong: variables that the segment declares.") Optional<SaidBeforeYaml> saidBefore) {

		Audience toAudience() {
			return new Audience(this.segment, this.exclude.orElse(List.of()), this.expect.map(Expectation::of),
					this.holdOut.map((share) -> Integer.parseInt(share.replace("%", ""))).orElse(0),
					this.frozen.map((name) -> new Frozen(name, this.joinedAfter.map(Instant::parse),
							this.saidBefore.map(SaidBeforeYaml::toSaidBefore))));
		}

	}

	record SaidBeforeYaml(
			@Key(value = "The runs that said it, the oldest first.", form = Form.RUN) Optional<List<String>> runs,
			@Key(value = "The runs that were wrong, each with the one that puts it right.",
					form = Form.RUN) Optional<Map<String, String>> wrong,
			@Key("Whether only those are written to who got nothing of it, and wait for nothing of it.") Optional<Boolean> newcomers) {

		SaidBefore toSaidBefore() {
			Map<RunName, RunName> wrong = new LinkedHashMap<>();
			this.wrong.orElse(Map.of()).forEach((run, by) -> wrong.put(RunName.parse(run), RunName.parse(by)));
			return new SaidBefore(this.runs.orElse(List.of()).stream().map(RunName::parse).toList(), wrong,
					this.newcomers.orElse(false));
		}

	}

	/** What stands for no quiet hours at all. */
	static final String IGNORE = "ignore";

	record SendYaml(@Key("The channels in order of preference.") List<Channel> channels, @Key(
			value = "Whether a customer is reached on the first of the channels that can, on all, or (escalation) on "
					+ "one after the other until it is known that one has reached them.",
			preset = "first") Optional<Reach> to,
			@Key("Of an escalation: what shows that a channel has reached somebody. accepted: the provider took it, and it "
					+ "has not bounced while the next channel waited; opened: a person opened the mail, followed a link in it, "
					+ "or answered; acknowledged: they pressed the button in the mail, or answered OK to the text message.") Optional<Until> until,
			@Key(value = "Of an escalation: how long after a message was handed over the next channel waits. If it was "
					+ "refused or bounced, the next one goes at once.",
					form = Form.PERIOD) @JsonProperty("wait") Optional<String> pause,
			@Key(value = "The template: <family>/<template> below templates/.", form = Form.TEMPLATE) String template,
			@Key(value = "At most so many messages leave in a second, minute or hour.",
					form = Form.RATE) Optional<String> rate,
			@Key(value = "The deadline: how long after its run was due a message may still leave. Hours do not move it.",
					form = Form.PERIOD) String within,
			@Key(value = "The time of day, by the recipient's clock, before which nothing leaves. Who is past it "
					+ "waits for the next day, if that is still within the deadline.",
					form = Form.TIME) Optional<String> at,
			@Key(value = "When nobody is disturbed, by the recipient's clock, on any channel, instead of "
					+ "regain.quiet-hours; ignore: at no time. The class incident has none unless it is told here.",
					form = Form.QUIET) Optional<String> quietHours,
			@Key(value = "Who keeps the place if regain.caps leaves room for one of two campaigns; 9 before 0.",
					greatest = 9, preset = "5") Optional<Integer> priority,
			@Key(value = "What is learned of those who read an email: on for opens and clicks, opens, clicks, or off.",
					preset = "on") Optional<Tracking> tracking,
			@Key(value = "What becomes of marketing to customers who are affected by an open incident: hold it until the "
					+ "incident and its cool-off are over, extend its deadline by that time too, or drop it.",
					preset = "hold") Optional<OnFreeze> onFreeze) {

		Send toSend() {
			return new Send(this.channels, this.to.orElse(Reach.FIRST), this.template, this.rate.map(Rate::of),
					Periods.read(this.within), hours(), this.priority.orElse(5), this.tracking.orElse(Tracking.ON),
					this.onFreeze.orElse(OnFreeze.HOLD), escalation());
		}

		private Optional<Escalation> escalation() {
			return this.until
				.flatMap((shown) -> this.pause.map((period) -> new Escalation(shown, Periods.read(period))));
		}

		private Hours hours() {
			return new Hours(this.at.map(LocalTime::parse),
					this.quietHours.filter((hours) -> !hours.equals(IGNORE)).map(QuietHours::of),
					this.quietHours.filter(IGNORE::equals).isPresent());
		}

	}

	Campaign toCampaign() {
		return new Campaign(this.campaign, this.title, this.messageClass, this.purpose, this.topic,
				new EmailAddress(this.owner), this.from.toFrom(), this.audience.toAudience(), this.send.toSend(),
				this.variables.orElse(Map.of())
					.entrySet()
					.stream()
					.map((variable) -> variable.getValue().toVariable(variable.getKey()))
					.toList());
	}

}
