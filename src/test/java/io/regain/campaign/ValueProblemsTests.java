package io.regain.campaign;

import org.junit.jupiter.api.Test;

import static io.regain.campaign.Sample.VALID;
import static org.assertj.core.api.Assertions.assertThat;

/** What is said of values that the schema does not allow. */
class ValueProblemsTests {

	@Test
	void aRateIsNoNumber() {
		assertThat(VALID.campaign("200/s", "5").report()).isEqualTo("""
				campaigns/winback/autumn.yaml:17:9: send.rate: found 5; allowed: a number of messages in a second, \
				minute or hour, as in 200/s, 6000/min or 50000/h
				""");
	}

	@Test
	void aRateInQuotesIsNoRateEither() {
		assertThat(VALID.campaign("200/s", "\"5\"").report()).isEqualTo("""
				campaigns/winback/autumn.yaml:17:9: send.rate: found '5'; allowed: a number of messages in a second, \
				minute or hour, as in 200/s, 6000/min or 50000/h
				""");
	}

	@Test
	void aRateHasAKnownPeriod() {
		assertThat(VALID.campaign("200/s", "200/sec").report()).isEqualTo("""
				campaigns/winback/autumn.yaml:17:9: send.rate: found '200/sec'; allowed: a number of messages in a \
				second, minute or hour, as in 200/s, 6000/min or 50000/h
				""");
	}

	@Test
	void aDeadlineIsNotNothing() {
		assertThat(VALID.campaign("12h", "0h").report()).isEqualTo("""
				campaigns/winback/autumn.yaml:18:11: send.within: found '0h'; allowed: minutes, hours or days, as in \
				30m, 12h or 3d
				""");
	}

	@Test
	void aDeadlineHasOneForm() {
		assertThat(VALID.campaign("12h", "12 hours").report()).isEqualTo(
				"""
						campaigns/winback/autumn.yaml:18:11: send.within: found '12 hours'; allowed: minutes, hours or days, as \
						in 30m, 12h or 3d
						""");
	}

	@Test
	void aPercentageHasItsSign() {
		assertThat(VALID.campaign("5%", "5").report()).isEqualTo(
				"""
						campaigns/winback/autumn.yaml:12:13: audience.hold-out: found 5; allowed: whole percent from 0% to 50%, \
						as in 5%
						""");
	}

	@Test
	void aHoldOutLeavesHalf() {
		assertThat(VALID.campaign("5%", "60%").report()).isEqualTo("""
				campaigns/winback/autumn.yaml:12:13: audience.hold-out: found '60%'; allowed: whole percent from 0% to \
				50%, as in 5%
				""");
	}

	@Test
	void anExpectationHasTwoDots() {
		assertThat(VALID.campaign("100..50000", "100-50000").report()).isEqualTo("""
				campaigns/winback/autumn.yaml:11:11: audience.expect: found '100-50000'; allowed: least..most, as in \
				100..50000
				""");
	}

	@Test
	void aWordOfAListIsHeldAgainstTheKnown() {
		assertThat(VALID.campaign("class: marketing", "class: marketin").report()).isEqualTo("""
				campaigns/winback/autumn.yaml:3:8: class: found 'marketin'; allowed: incident, service, marketing; did \
				you mean 'marketing'?
				""");
	}

	@Test
	void trackingIsOneOfFourWords() {
		assertThat(VALID.campaign("priority: 5", "tracking: false").report()).isEqualTo("""
				campaigns/winback/autumn.yaml:19:13: send.tracking: found false; allowed: on, opens, clicks, off
				""");
	}

	@Test
	void caseCounts() {
		assertThat(VALID.campaign("class: marketing", "class: Marketing").report()).isEqualTo(
				"""
						campaigns/winback/autumn.yaml:3:8: class: found 'Marketing'; allowed: incident, service, marketing; did \
						you mean 'marketing'?
						""");
	}

	@Test
	void nothingIsNoValue() {
		assertThat(VALID.campaign("class: marketing", "class:").report()).isEqualTo("""
				campaigns/winback/autumn.yaml:3:7: class: found nothing; allowed: incident, service, marketing
				""");
	}

	@Test
	void aListIsNoWord() {
		assertThat(VALID.campaign("class: marketing", "class: [marketing]").report()).isEqualTo("""
				campaigns/winback/autumn.yaml:3:8: class: found a list; allowed: incident, service, marketing
				""");
	}

	@Test
	void aWordIsNoList() {
		assertThat(VALID.campaign("[email, sms]", "email").report()).isEqualTo("""
				campaigns/winback/autumn.yaml:14:13: send.channels: found 'email'; allowed: a list of email, sms, push
				""");
	}

	@Test
	void aListIsNotEmpty() {
		assertThat(VALID.campaign("[email, sms]", "[]").report()).isEqualTo("""
				campaigns/winback/autumn.yaml:14:13: send.channels: found nothing inside; allowed: at least one
				""");
	}

	@Test
	void eachItemIsHeldAgainstTheKnown() {
		assertThat(VALID.campaign("[email, sms]", "[e-mail, 5, null]").report()).isEqualTo("""
				campaigns/winback/autumn.yaml:14:14: send.channels[0]: found 'e-mail'; allowed: email, sms, push; did \
				you mean 'email'?
				campaigns/winback/autumn.yaml:14:22: send.channels[1]: found 5; allowed: email, sms, push
				campaigns/winback/autumn.yaml:14:25: send.channels[2]: found nothing; allowed: email, sms, push
				""");
	}

	@Test
	void aChannelIsListedOnce() {
		assertThat(VALID.campaign("[email, sms]", "[email, sms, email]").report()).isEqualTo("""
				campaigns/winback/autumn.yaml:14:26: send.channels[2]: 'email' is listed twice
				""");
	}

	@Test
	void aSegmentIsLeftOutOnce() {
		assertThat(VALID.campaign("[complaining]", "[complaining, complaining]").report()).isEqualTo("""
				campaigns/winback/autumn.yaml:10:26: audience.exclude[1]: 'complaining' is listed twice
				""");
	}

	@Test
	void anIdHasSmallLetters() {
		assertThat(VALID.campaign("campaign: autumn", "campaign: Autumn").report()).isEqualTo("""
				campaigns/winback/autumn.yaml:1:11: campaign: found 'Autumn'; allowed: up to 64 small letters, digits \
				and hyphens, as in lapsed-90-days
				""");
	}

	@Test
	void anIdOfDigitsNeedsQuotes() {
		assertThat(VALID.campaign("campaign: autumn", "campaign: 2026").report()).isEqualTo("""
				campaigns/winback/autumn.yaml:1:11: campaign: found 2026; allowed: up to 64 small letters, digits and \
				hyphens, as in lapsed-90-days; to make it a text, put it in quotes
				""");
	}

	@Test
	void aPriorityHasARange() {
		assertThat(VALID.campaign("priority: 5", "priority: 10").report()).isEqualTo("""
				campaigns/winback/autumn.yaml:19:13: send.priority: found 10; allowed: a whole number from 0 to 9
				""");
	}

	@Test
	void aPriorityIsWhole() {
		assertThat(VALID.campaign("priority: 5", "priority: 4.5").report()).isEqualTo("""
				campaigns/winback/autumn.yaml:19:13: send.priority: found 4.5; allowed: a whole number from 0 to 9
				""");
	}

	@Test
	void aPriorityIsANumber() {
		assertThat(VALID.campaign("priority: 5", "priority: '5'").report()).isEqualTo("""
				campaigns/winback/autumn.yaml:19:13: send.priority: found '5'; allowed: a whole number from 0 to 9, \
				without quotes
				""");
	}

	@Test
	void aBlankThatCameAlongWithAnAddressIsNoPartOfIt() {
		assertThat(VALID.campaign("owner: crm@lavka.example", "owner: crm@lavka.example\u00a0").report())
			.contains(":6:8: owner: found", "allowed: an email address");
	}

	@Test
	void anOwnerHasAnAddress() {
		assertThat(VALID.campaign("crm@lavka.example", "crm").report()).isEqualTo("""
				campaigns/winback/autumn.yaml:6:8: owner: found 'crm'; allowed: an email address, as in \
				hello@lavka.example
				""");
	}

	@Test
	void aNameIsNotEmpty() {
		assertThat(VALID.campaign("name: Lavka", "name: ''").report()).isEqualTo("""
				campaigns/winback/autumn.yaml:7:15: from.name: found an empty text; allowed: one line of at most 200 \
				characters
				""");
	}

	@Test
	void aTitleIsOneLine() {
		assertThat(VALID.campaign("title: Come back in autumn", "title: |\n  Come back\n  in autumn").report())
			.isEqualTo(
					"""
							campaigns/winback/autumn.yaml:2:8: title: found 'Come back in autumn '; allowed: one line of at most \
							200 characters
							""");
	}

	@Test
	void aTitleHasABound() {
		assertThat(VALID.campaign("title: Come back in autumn",
				"title: xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx")
			.report()).isEqualTo("""
					campaigns/winback/autumn.yaml:2:8: title: found \
					'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx…'; allowed: one line of at most 200 \
					characters
					""");
	}

	@Test
	void aTemplateHasItsFamily() {
		assertThat(VALID.campaign("winback/offer", "offer").report()).isEqualTo("""
				campaigns/winback/autumn.yaml:16:13: send.template: found 'offer'; allowed: family/template, as in \
				winback/offer
				""");
	}

	@Test
	void aSenderIsAGroup() {
		assertThat(VALID.campaign("{ name: Lavka, email: hello@lavka.example, reply-to: care@lavka.example }", "Lavka")
			.report()).isEqualTo("""
					campaigns/winback/autumn.yaml:7:7: from: found 'Lavka'; allowed: the keys name, email, reply-to
					""");
	}

}
