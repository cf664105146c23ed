package io.regain.tracking.mailbox;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import io.regain.RegainTest;
import io.regain.audience.Suppression;
import io.regain.delivery.MessageRef;
import io.regain.tracking.Replies;
import io.regain.tracking.bounce.BounceClass;
import io.regain.tracking.bounce.Failure;
import io.regain.tracking.bounce.Original;
import io.regain.tracking.bounce.Returned;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

import org.springframework.beans.factory.BeanFactory;

import static org.assertj.core.api.Assertions.assertThat;

@RegainTest
class RecordReturnedTests {

	private static final Original ORIGINAL = Script.nobodys();

	private final RecordReturned recording;

	private final Replies replies;

	private final Sent sent;

	RecordReturnedTests(RecordReturned recording, Replies replies, BeanFactory beans) {
		this.recording = recording;
		this.replies = replies;
		this.sent = new Sent(beans);
	}

	@Test
	void nobodyThereMeansNeverAgain() {
		MessageRef message = this.sent.message();
		assertThat(this.recording.record(message, Script.failed(ORIGINAL, BounceClass.HARD), "key"))
			.isEqualTo(Kind.BOUNCE);
		assertThat(this.sent.state(message)).isEqualTo("BOUNCED");
		assertThat(this.sent.events()).containsExactly("bounced hard 5.1.1");
		assertThat(this.sent.suppressed()).containsExactly(Suppression.HARD_BOUNCE);
	}

	/** Whoever got one mail of a run can guess the names of the others. */
	@Test
	void aReportThatNamesAMessageMustKnowWhereItWent() {
		MessageRef message = this.sent.message();
		String theirs = "c-1@example.com";
		assertThat(this.recording.names(message, failed("somebody@example.com", List.of()))).isFalse();
		assertThat(this.recording.names(message, failed(theirs, List.of()))).isTrue();
		assertThat(this.recording.names(message, failed("forwarded@example.org", List.of(theirs)))).isTrue();
		assertThat(this.recording.names(message, new Returned.Complained(ORIGINAL, "abuse"))).isFalse();
		assertThat(
				this.recording
					.names(message,
							new Returned.Complained(
									new Original(List.of(), List.of(), Optional.empty(), List.of(theirs)), "abuse")))
			.isTrue();
		assertThat(this.recording.names(message, new Returned.Automatic(ORIGINAL, "vacation"))).isTrue();
	}

	private static Returned failed(String recipient, List<String> recipients) {
		return new Returned.Failed(new Original(List.of(), List.of(), Optional.empty(), recipients),
				List.of(new Failure(Optional.of(recipient), BounceClass.HARD, "5.1.1", "550", "nobody")));
	}

	@Test
	void wordsAreKeptWithoutTheAddress() {
		this.recording.record(this.sent.message(), Script.failed(ORIGINAL, BounceClass.HARD), "key");
		assertThat(this.sent.rows("regain_event").get(0).get("detail")).isEqualTo("<…>: … is unknown here");
	}

	@ParameterizedTest
	@EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "HARD")
	void whatIsNotTheirFaultSuppressesNobodyAtOnce(BounceClass bounceClass) {
		MessageRef message = this.sent.message();
		this.recording.record(message, Script.failed(ORIGINAL, bounceClass), "key");
		assertThat(this.sent.state(message)).isEqualTo("BOUNCED");
		assertThat(this.sent.events()).containsExactly("bounced " + bounceClass.id() + " 5.1.1");
		assertThat(this.sent.suppressed()).isEmpty();
	}

	@Test
	void theSameMailAgainChangesNothing() {
		MessageRef message = this.sent.message();
		this.recording.record(message, Script.failed(ORIGINAL, BounceClass.HARD), "key");
		assertThat(this.recording.record(message, Script.failed(ORIGINAL, BounceClass.HARD), "key"))
			.isEqualTo(Kind.KNOWN);
		assertThat(this.sent.events()).hasSize(1);
	}

	static Stream<Returned> fromElsewhere() {
		return Stream.of(Script.failed(ORIGINAL, BounceClass.HARD), new Returned.Complained(ORIGINAL, "abuse"));
	}

	@ParameterizedTest
	@MethodSource("fromElsewhere")
	void whoGotItInsteadSuppressesNobody(Returned returned) {
		this.recording.record(this.sent.redirected(), returned, "key");
		assertThat(this.sent.events()).hasSize(1);
		assertThat(this.sent.suppressed()).isEmpty();
	}

	@Test
	void ofSeveralReceiversOursCounts() {
		Failure forwarded = new Failure(Optional.of("old@example.net"), BounceClass.HARD, "5.1.1", "550", "gone");
		Failure ours = new Failure(Optional.of("C-1@example.com"), BounceClass.SOFT, "4.2.2", "452", "full");
		this.recording.record(this.sent.message(), Script.failed(ORIGINAL, forwarded, ours), "key");
		assertThat(this.sent.events()).containsExactly("bounced soft 4.2.2");
		assertThat(this.sent.suppressed()).isEmpty();
	}

	@Test
	void aComplaintIsHeard() {
		MessageRef message = this.sent.message();
		assertThat(this.recording.record(message, new Returned.Complained(ORIGINAL, "abuse"), "key"))
			.isEqualTo(Kind.COMPLAINT);
		assertThat(this.sent.state(message)).isEqualTo("ACCEPTED");
		assertThat(this.sent.events()).containsExactly("complained abuse");
		assertThat(this.sent.suppressed()).containsExactly(Suppression.COMPLAINED);
	}

	@Test
	void delaysAndMachinesAreOnlyToldOf() {
		MessageRef message = this.sent.message();
		Failure delay = new Failure(Optional.empty(), BounceClass.SOFT, "4.4.1", "", "still trying c-1@example.com");
		assertThat(this.recording.record(message, new Returned.Delayed(ORIGINAL, List.of(delay)), "one"))
			.isEqualTo(Kind.DELAY);
		assertThat(this.recording.record(message, new Returned.Automatic(ORIGINAL, "vacation"), "two"))
			.isEqualTo(Kind.AUTOMATIC);
		assertThat(this.sent.state(message)).isEqualTo("ACCEPTED");
		assertThat(this.sent.events()).containsExactly("delayed 4.4.1", "auto-replied vacation");
		assertThat(this.sent.suppressed()).isEmpty();
	}

	@Test
	void whatArrivedIsDelivered() {
		MessageRef message = this.sent.message();
		assertThat(this.recording.record(message, new Returned.Arrived(ORIGINAL), "key")).isEqualTo(Kind.DELIVERY);
		assertThat(this.sent.state(message)).isEqualTo("DELIVERED");
	}

	@Test
	void anAnswerIsKeptForTheHistory() {
		MessageRef message = this.sent.message();
		String text = "😀".repeat(6_000);
		assertThat(this.recording.record(message,
				new Returned.Replied(ORIGINAL, "c-1@example.com", "Re:\r\n About L-1", text), "key"))
			.isEqualTo(Kind.REPLY);
		assertThat(this.replies.of("c-1")).singleElement().satisfies((reply) -> {
			assertThat(reply.message()).isEqualTo(message.id());
			assertThat(reply.subject()).isEqualTo("Re: About L-1");
			assertThat(reply.text()).isEqualTo("😀".repeat(5_000));
		});
		assertThat(this.replies.of("c-2")).isEmpty();
		assertThat(this.sent.events()).containsExactly("replied");
		assertThat(this.sent.rows("regain_reply").get(0)).containsEntry("from_hash", message.addressHash());
	}

}
