package io.regain.campaign;

import org.junit.jupiter.api.Test;

import static io.regain.campaign.Sample.VALID;
import static org.assertj.core.api.Assertions.assertThat;

/** What is said of YAML that is good, but not read here. */
class YamlSubsetTests {

	@Test
	void aSecondDocumentIsOneTooMany() {
		assertThat(VALID.campaign("  valid_until: +14d\n", "  valid_until: +14d\n---\ncampaign: winter\n").report())
			.isEqualTo("""
					campaigns/winback/autumn.yaml:24:1: a second document begins here; one file holds one
					""");
	}

	@Test
	void aKeyIsAWord() {
		assertThat(VALID.campaign("topic: offers", "? [a, b]\n: c").report()).isEqualTo("""
				campaigns/winback/autumn.yaml:5:3: a key must be a plain word
				""");
	}

	@Test
	void anAnchorIsRefused() {
		assertThat(VALID.campaign("topic: offers", "topic: &t offers").report()).isEqualTo("""
				campaigns/winback/autumn.yaml:5:8: topic: anchors (&t) are not read here; write the value out
				""");
	}

	@Test
	void anAliasIsRefused() {
		assertThat(VALID.campaign("topic: offers", "topic: *t").report()).isEqualTo("""
				campaigns/winback/autumn.yaml:5:8: topic: aliases (*t) are not read here; write the value out
				""");
	}

	@Test
	void aTagIsRefused() {
		assertThat(VALID.campaign("topic: offers", "topic: !!str offers").report()).isEqualTo("""
				campaigns/winback/autumn.yaml:5:8: topic: tags (!) are not read here; a text in quotes stays a text
				""");
	}

	@Test
	void aPromotionCodeIsNotTakenForANumber() {
		assertThat(VALID.campaign("discount: 15", "discount: 5E10").report()).isEqualTo("""
				campaigns/winback/autumn.yaml:21:13: variables.discount: 5E10 is no number of at most 15 digits before \
				and 6 after the point; if it is meant as a text, put it in quotes
				""");
	}

	@Test
	void aNumberHasABound() {
		assertThat(VALID.campaign("discount: 15", "discount: 12345678901234567890").report()).isEqualTo("""
				campaigns/winback/autumn.yaml:21:13: variables.discount: 12345678901234567890 is no number of at most \
				15 digits before and 6 after the point; if it is meant as a text, put it in quotes
				""");
	}

	@Test
	void infinityIsNoNumber() {
		assertThat(VALID.campaign("discount: 15", "discount: .inf").report()).isEqualTo("""
				campaigns/winback/autumn.yaml:21:13: variables.discount: .inf is no number of at most 15 digits before \
				and 6 after the point; if it is meant as a text, put it in quotes
				""");
	}

	@Test
	void depthHasABound() {
		assertThat(VALID.campaign("discount: 15", "discount: [[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[").report())
			.isEqualTo("""
					campaigns/winback/autumn.yaml:21:24: nested more than 12 levels deep
					""");
	}

	@Test
	void sizeHasABound() {
		assertThat(VALID.campaign("[email, sms]", "[" + "email, ".repeat(6000) + "sms]").report()).isEqualTo("""
				campaigns/winback/autumn.yaml:14:34902: more than 5000 values in one file
				""");
	}

	@Test
	void anotherVersionOfYamlIsNotRead() {
		assertThat(VALID.wholeCampaign("%YAML 2.0\n---\n" + VALID.campaign()).report()).isEqualTo("""
				campaigns/winback/autumn.yaml:1:1: the file says it is of another YAML version; this reads 1.2
				""");
	}

}
