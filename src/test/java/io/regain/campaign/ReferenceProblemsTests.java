package io.regain.campaign;

import java.util.Optional;

import org.junit.jupiter.api.Test;

import static io.regain.campaign.Sample.VALID;
import static org.assertj.core.api.Assertions.assertThat;

/** What is said of parts that do not go together. */
class ReferenceProblemsTests {

	@Test
	void aCampaignIsNamedLikeItsFile() {
		assertThat(VALID.campaign("campaign: autumn", "campaign: autum").report()).isEqualTo("""
				campaigns/winback/autumn.yaml:1:11: campaign: found 'autum', but the file is autumn.yaml; both must \
				have one name
				""");
	}

	@Test
	void aSegmentIsNamedLikeItsFile() {
		assertThat(VALID.segment("segment: lapsed", "segment: laps").report()).isEqualTo(
				"""
						campaigns/segments/lapsed.yaml:1:10: segment: found 'laps', but the file is lapsed.yaml; both must have \
						one name
						""");
	}

	@Test
	void aSegmentThatIsMissingIsHeldAgainstTheKnown() {
		assertThat(VALID.campaign("segment: lapsed", "segment: lapsd").report()).isEqualTo("""
				campaigns/winback/autumn.yaml:9:12: audience.segment: there is no segment 'lapsd' \
				(campaigns/segments/lapsd.yaml); did you mean 'lapsed'?
				""");
	}

	@Test
	void aSegmentThatIsNearNoneIsNamed() {
		assertThat(VALID.campaign("segment: lapsed", "segment: nowhere").report()).isEqualTo("""
				campaigns/winback/autumn.yaml:9:12: audience.segment: there is no segment 'nowhere' \
				(campaigns/segments/nowhere.yaml)
				""");
	}

	@Test
	void anExcludedSegmentThatIsMissingIsHeldAgainstTheKnown() {
		assertThat(VALID.campaign("[complaining]", "[complaning]").report()).isEqualTo("""
				campaigns/winback/autumn.yaml:10:13: audience.exclude[0]: there is no segment 'complaning' \
				(campaigns/segments/complaning.yaml); did you mean 'complaining'?
				""");
	}

	@Test
	void anIncidentHoldsBackMarketingOnly() {
		assertThat(VALID.campaign("topic: offers\n", "")
			.campaign("class: marketing", "class: service")
			.campaign("within: 12h", "within: 12h\n  on-freeze: drop")
			.report()).isEqualTo(
					"""
							campaigns/winback/autumn.yaml:18:3: send.on-freeze: an incident holds back the class marketing only, and \
							this is service; leave it out
							""");
	}

	@Test
	void theSqlOfAFrozenAudienceIsNotRun() {
		Sample frozen = VALID.campaign("segment: lapsed", "segment: lapsed\n  frozen: incident-7")
			.campaign("  min_order: { type: money, currency: RUB, value: 1500 }\n", "");
		assertThat(frozen.report()).isEmpty();
		assertThat(frozen.read().outlines()).singleElement()
			.satisfies((campaign) -> assertThat(campaign.segments()).extracting(Segment::id)
				.containsExactly("complaining"));
		assertThat(frozen.read().campaign("autumn").orElseThrow().audience().frozen())
			.contains(new Campaign.Frozen("incident-7", Optional.empty()));
	}

	@Test
	void whoJoinsLaterJoinsWhatIsFrozen() {
		assertThat(VALID.campaign("segment: lapsed", "segment: lapsed\n  joined-after: 2026-02-30T10:15:00Z").report())
			.isEqualTo(
					"""
							campaigns/winback/autumn.yaml:10:3: audience.joined-after: nobody joins what is not frozen; name the \
							audience with 'frozen'
							campaigns/winback/autumn.yaml:10:17: audience.joined-after: the calendar has no 2026-02-30T10:15:00Z
							""");
	}

	@Test
	void whoIsSelectedIsNotExcluded() {
		assertThat(VALID.campaign("[complaining]", "[lapsed]").report()).isEqualTo("""
				campaigns/winback/autumn.yaml:10:13: audience.exclude[0]: this segment is the one that selects; nobody \
				would be left
				""");
	}

	@Test
	void aTopicIsForMarketing() {
		assertThat(VALID.campaign("class: marketing", "class: service").report()).isEqualTo("""
				campaigns/winback/autumn.yaml:5:1: topic: a topic belongs to the class marketing, and this is service; \
				leave it out, or change the class
				""");
	}

	@Test
	void anIncidentHoldsNobodyOut() {
		assertThat(VALID
			.campaign("class: marketing\npurpose: reactivation\ntopic: offers", "class: incident\npurpose: apology")
			.report()).isEqualTo("""
					campaigns/winback/autumn.yaml:11:3: audience.hold-out: a campaign of the class incident must reach \
					everybody; leave the hold-out out
					""");
	}

	@Test
	void anExpectationBeginsWithTheLeast() {
		assertThat(VALID.campaign("100..50000", "500..100").report()).isEqualTo("""
				campaigns/winback/autumn.yaml:11:11: audience.expect: '500..100' has its ends the wrong way round; \
				allowed: least..most, as in 100..500
				""");
	}

	@Test
	void allOfOneChannelIsTheFirst() {
		assertThat(VALID.campaign("[email, sms]\n  to: first", "[email]\n  to: all").report()).isEqualTo("""
				campaigns/winback/autumn.yaml:15:7: warning: send.to: 'all' of one channel is the same as 'first'
				""");
	}

	@Test
	void aParameterIsGivenByTheCampaign() {
		assertThat(VALID.segment(":run_date", ":run_dat").report()).isEqualTo(
				"""
						campaigns/winback/autumn.yaml:9:12: audience.segment: the segment 'lapsed' asks for :run_dat \
						(campaigns/segments/lapsed.yaml:6), but this campaign has no such variable; given: discount, min_order, \
						valid_until, run_date; did you mean 'run_date'?
						""");
	}

	@Test
	void aParameterThatTheCampaignMisspellsIsFound() {
		assertThat(VALID.campaign("min_order:", "min_ordr:").report()).isEqualTo("""
				campaigns/winback/autumn.yaml:9:12: audience.segment: the segment 'lapsed' asks for :min_order \
				(campaigns/segments/lapsed.yaml:7), but this campaign has no such variable; given: discount, min_ordr, \
				valid_until, run_date; did you mean 'min_ordr'?
				""");
	}

	@Test
	void aParameterIsMissedWhenNoVariableIsGiven() {
		assertThat(VALID.campaign(
				"variables:\n  discount: 15\n  min_order: { type: money, currency: RUB, value: 1500 }\n  valid_until: +14d\n",
				"")
			.report()).isEqualTo("""
					campaigns/winback/autumn.yaml:9:12: audience.segment: the segment 'lapsed' asks for :min_order \
					(campaigns/segments/lapsed.yaml:7), but this campaign has no such variable; given: run_date
					""");
	}

	@Test
	void aVariableOfTheSegmentIsNotTheCampaigns() {
		assertThat(VALID.campaign("discount: 15", "biggest: 15").report()).isEqualTo(
				"""
						campaigns/winback/autumn.yaml:21:3: variables.biggest: the segment 'lapsed' has a variable of this name \
						too; use another name
						""");
	}

	@Test
	void theDateOfTheRunIsNoVariable() {
		assertThat(VALID.campaign("discount: 15", "run_date: 15").report()).isEqualTo(
				"""
						campaigns/winback/autumn.yaml:21:3: variables.run_date: every run gives run_date by itself; use another \
						name
						""");
	}

}
