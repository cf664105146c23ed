package io.regain.campaign;

import org.junit.jupiter.api.Test;

import static io.regain.campaign.Sample.VALID;
import static org.assertj.core.api.Assertions.assertThat;

/** What is said of a file that is no good YAML. */
class SyntaxProblemsTests {

	@Test
	void anEmptyFileIsNoCampaign() {
		assertThat(VALID.wholeCampaign("").report()).isEqualTo("""
				campaigns/winback/autumn.yaml:1:1: the file is empty
				""");
	}

	@Test
	void aFileOfCommentsIsEmpty() {
		assertThat(VALID.wholeCampaign("# later\n").report()).isEqualTo("""
				campaigns/winback/autumn.yaml:1:1: the file is empty
				""");
	}

	@Test
	void aDocumentWithoutContentIsNoCampaign() {
		assertThat(VALID.wholeCampaign("---\n").report()).isEqualTo("""
				campaigns/winback/autumn.yaml:2:1: found nothing; allowed: the keys campaign, title, class, purpose, \
				topic, owner, from, audience, send, variables
				""");
	}

	@Test
	void aTextIsNoCampaign() {
		assertThat(VALID.wholeCampaign("autumn\n").report()).isEqualTo("""
				campaigns/winback/autumn.yaml:1:1: found 'autumn'; allowed: the keys campaign, title, class, purpose, \
				topic, owner, from, audience, send, variables
				""");
	}

	@Test
	void aListIsNoCampaign() {
		assertThat(VALID.wholeCampaign("- autumn\n").report()).isEqualTo("""
				campaigns/winback/autumn.yaml:1:1: found a list; allowed: the keys campaign, title, class, purpose, \
				topic, owner, from, audience, send, variables
				""");
	}

	@Test
	void textAfterTheEndIsOneTooMany() {
		assertThat(VALID.campaign("  valid_until: +14d\n", "  valid_until: +14d\n...\nmore\n").report()).isEqualTo("""
				campaigns/winback/autumn.yaml:25:1: this stands after the end of the document
				""");
	}

	@Test
	void aTextWithAColonNeedsQuotes() {
		assertThat(VALID.campaign("title: Come back in autumn", "title: Come back: autumn").report()).isEqualTo(
				"""
						campaigns/winback/autumn.yaml:2:17: a colon has no place here: a text with ': ' in it needs quotes, and \
						keys that belong together start in the same column
						""");
	}

	@Test
	void aTextThatBeginsWithASignNeedsQuotes() {
		assertThat(VALID.campaign("title: Come back in autumn", "title: %off").report()).isEqualTo("""
				campaigns/winback/autumn.yaml:2:8: a text that begins with '%' needs quotes
				""");
	}

	@Test
	void aQuoteIsClosed() {
		assertThat(VALID.campaign("title: Come back in autumn", "title: 'Come back in autumn").report()).isEqualTo("""
				campaigns/winback/autumn.yaml:2:8: the quote that opens here is never closed
				""");
	}

	@Test
	void aBackslashInDoubleQuotesMeansSomething() {
		assertThat(VALID.campaign("title: Come back in autumn", "title: \"Come \\back \\in autumn\"").report())
			.isEqualTo(
					"""
							campaigns/winback/autumn.yaml:2:21: '\\i' means nothing in double quotes; write '\\\\' for a backslash, \
							or use single quotes
							""");
	}

	@Test
	void aBracketIsClosed() {
		assertThat(VALID.campaign("[email, sms]", "[email, sms").report()).isEqualTo("""
				campaigns/winback/autumn.yaml:15:5: expected a comma or the ']' that closes what opens in line 14, \
				column 13
				""");
	}

	@Test
	void theWrongBracketClosesNothing() {
		assertThat(VALID.campaign("[email, sms]", "[email, sms}").report()).isEqualTo("""
				campaigns/winback/autumn.yaml:14:24: expected a comma or the ']' that closes what opens in line 14, \
				column 13
				""");
	}

	@Test
	void keysInBracesHaveCommas() {
		assertThat(VALID.campaign("{ name: Lavka, ", "{ name: Lavka ").report()).isEqualTo("""
				campaigns/winback/autumn.yaml:7:26: expected a comma or the '}' that closes what opens in line 7, \
				column 7
				""");
	}

	@Test
	void aTabIndentsNothing() {
		assertThat(VALID.campaign("  segment: lapsed", "\tsegment: lapsed").report()).isEqualTo("""
				campaigns/winback/autumn.yaml:9:1: a tab stands here; YAML is indented and spaced with blanks only
				""");
	}

	@Test
	void aTabSpacesNothing() {
		assertThat(VALID.campaign("owner: crm", "owner:\tcrm").report()).isEqualTo("""
				campaigns/winback/autumn.yaml:6:7: a tab stands here; YAML is indented and spaced with blanks only
				""");
	}

	@Test
	void keysThatBelongTogetherStartInOneColumn() {
		assertThat(VALID.campaign("  to: first", "    to: first").report()).isEqualTo("""
				campaigns/winback/autumn.yaml:15:5: this does not fit what stands before it; check the indent of this \
				line, and its quotes and brackets
				""");
	}

	@Test
	void anIndentFitsSomething() {
		assertThat(VALID.campaign("  to: first", " to: first").report()).isEqualTo("""
				campaigns/winback/autumn.yaml:15:2: this does not fit what stands before it; check the indent of this \
				line, and its quotes and brackets
				""");
	}

	@Test
	void aLineIsAKeyAndAValue() {
		assertThat(VALID.campaign("title: Come back in autumn", "title: Come back\nin autumn").report()).isEqualTo("""
				campaigns/winback/autumn.yaml:3:1: expected 'key: value'; a text over several lines is indented below \
				its key
				""");
	}

	@Test
	void aListWithHyphensHasLinesOfItsOwn() {
		assertThat(VALID.campaign("[email, sms]", "- email").report()).isEqualTo("""
				campaigns/winback/autumn.yaml:14:13: a list with '-' begins in a line of its own, below its key
				""");
	}

	@Test
	void aKeyIsGivenOnce() {
		assertThat(VALID.campaign("  rate: 200/s", "  rate: 200/s\n  rate: 300/s").report()).isEqualTo("""
				campaigns/winback/autumn.yaml:18:3: send.rate: the key 'rate' is given twice, first in line 17
				""");
	}

	@Test
	void aQuoteIsClosedInItsOwnDocument() {
		assertThat(VALID.campaign("title: Come back in autumn", "title: 'Come back in autumn\n---\n").report())
			.isEqualTo("""
					campaigns/winback/autumn.yaml:2:8: the quote that opens here is never closed
					""");
	}

	@Test
	void aBlockBeginsBelowItsKey() {
		assertThat(VALID.segment("sql: |\n  SELECT", "sql: | SELECT").report()).isEqualTo("""
				campaigns/segments/lapsed.yaml:3:8: after '|' or '>' the text begins in a line of its own, indented \
				below its key
				""");
	}

	@Test
	void aTextThatBeginsWithAStarNeedsQuotes() {
		assertThat(VALID.campaign("title: Come back in autumn", "title: * Come back *").report()).isEqualTo("""
				campaigns/winback/autumn.yaml:2:8: a text that begins with one of ! * & % needs quotes
				""");
	}

	@Test
	void aTextThatBeginsWithAQuestionMarkNeedsQuotes() {
		assertThat(VALID.campaign("title: Come back in autumn", "title: ? Come back").report()).isEqualTo("""
				campaigns/winback/autumn.yaml:2:8: a text that begins with '? ' needs quotes
				""");
	}

	@Test
	void aControlCharacterHasNoPlace() {
		assertThat(VALID.campaign("title: Come back in autumn", "title: Come\u0007").report()).isEqualTo("""
				campaigns/winback/autumn.yaml:2:12: the character U+0007 has no place in a text file
				""");
	}

	@Test
	void halfACharacterHasNoPlace() {
		assertThat(VALID.campaign("title: Come back in autumn", "title: Come\ud83d").report()).isEqualTo("""
				campaigns/winback/autumn.yaml:2:12: the character U+D83D has no place in a text file
				""");
	}

}
