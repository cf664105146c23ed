package io.regain.delivery;

import java.util.List;
import java.util.Optional;
import java.util.Set;

import io.regain.RegainTest;
import io.regain.TestClock;
import io.regain.audience.Suppression;
import io.regain.audience.Suppressions;
import io.regain.channel.Outcome;
import io.regain.channel.Outcome.Cause;
import io.regain.message.Address;
import io.regain.message.Channel;
import io.regain.message.DeviceToken;
import io.regain.message.EmailAddress;
import io.regain.message.MessageClass;
import io.regain.message.PhoneNumber;
import io.regain.message.Secret;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import org.springframework.beans.factory.BeanFactory;

import static org.assertj.core.api.Assertions.assertThat;

@RegainTest
class RefusedAddressesTests {

	private final TestLedger ledger;

	private final Rooms rooms;

	private final Suppressions suppressions;

	private final Secret secret;

	RefusedAddressesTests(TestLedger ledger, BeanFactory beans, Suppressions suppressions, Secret secret) {
		this.ledger = ledger;
		this.rooms = Rooms.of(beans);
		this.suppressions = suppressions;
		this.secret = secret;
	}

	@ParameterizedTest
	@EnumSource
	void anAddressThatIsDeadAtOnceIsNotWrittenToAgain(Channel channel) {
		refuse(planned(channel), channel, Cause.DEAD_ADDRESS);
		assertThat(suppressed(channel)).containsExactly(Suppression.HARD_BOUNCE);
	}

	@Test
	void whoToldTheProviderToStopHasUnsubscribed() {
		refuse(planned(Channel.SMS), Channel.SMS, Cause.OPTED_OUT);
		assertThat(suppressed(Channel.SMS)).containsExactly(Suppression.UNSUBSCRIBED);
	}

	@Test
	void whoToldTheProviderToStopGetsNoMarketingOnOtherChannels() {
		Run offer = this.ledger.planned(MessageClass.MARKETING, this.ledger.customer("c-1", address(Channel.EMAIL)));
		Run notice = this.ledger.planned(MessageClass.SERVICE, this.ledger.customer("c-1", address(Channel.EMAIL)));
		refuse(planned(Channel.SMS), Channel.SMS, Cause.OPTED_OUT);
		assertThat(this.ledger.states(offer)).containsExactly(State.SUPPRESSED);
		assertThat(this.ledger.states(notice)).containsExactly(State.PLANNED);
	}

	@ParameterizedTest
	@EnumSource(mode = EnumSource.Mode.EXCLUDE, names = { "DEAD_ADDRESS", "OPTED_OUT" })
	void whatElseIsRefusedSaysNothingOfTheAddress(Cause cause) {
		refuse(planned(Channel.EMAIL), Channel.EMAIL, cause);
		assertThat(suppressed(Channel.EMAIL)).isEmpty();
	}

	@Test
	void aMailboxThatStaysFullIsGivenUp() {
		for (int time = 1; time < 5; time++) {
			refuse(planned(Channel.EMAIL), Channel.EMAIL, Cause.MAILBOX_UNAVAILABLE);
			assertThat(suppressed(Channel.EMAIL)).as("the %d. time", time).isEmpty();
		}
		refuse(planned(Channel.EMAIL), Channel.EMAIL, Cause.MAILBOX_UNAVAILABLE);
		assertThat(suppressed(Channel.EMAIL)).containsExactly(Suppression.SOFT_BOUNCE);
	}

	@Test
	void aMailboxThatWasTidiedUpMeanwhileIsNot() {
		for (int time = 1; time < 5; time++) {
			refuse(planned(Channel.EMAIL), Channel.EMAIL, Cause.MAILBOX_UNAVAILABLE);
		}
		Run arrived = planned(Channel.EMAIL);
		this.rooms.jdbc()
			.sql("UPDATE regain_message SET state = 'DELIVERED' WHERE run_id = :run")
			.param("run", arrived.number())
			.update();
		refuse(planned(Channel.EMAIL), Channel.EMAIL, Cause.MAILBOX_UNAVAILABLE);
		assertThat(suppressed(Channel.EMAIL)).isEmpty();
	}

	@Test
	void whoGotItInsteadSaysNothingOfTheCustomer() {
		Run run = planned(Channel.EMAIL);
		this.rooms.jdbc().sql("UPDATE regain_message SET redirected = TRUE").update();
		refuse(run, Channel.EMAIL, Cause.DEAD_ADDRESS);
		assertThat(suppressed(Channel.EMAIL)).isEmpty();
	}

	private Run planned(Channel channel) {
		return this.ledger.planned(MessageClass.SERVICE, this.ledger.customer("c-1", address(channel)));
	}

	private void refuse(Run run, Channel channel, Cause cause) {
		Hold hold = this.ledger.hold(run, "me");
		List<Pending> pending = this.rooms.claims().next(hold, new Work(channel, 0, Long.MAX_VALUE), 1);
		this.rooms.claims().sending(hold, pending.stream().map(Pending::id).toList());
		Outcome refused = new Outcome.Refused(cause, "code", "words");
		this.rooms.outcomes()
			.record(hold,
					List.of(new Attempted(pending.get(0), Optional.of(refused), "a".repeat(64), "", TestClock.START)));
		assertThat(this.ledger.states(run)).containsExactly(State.REFUSED);
	}

	private Set<Suppression> suppressed(Channel channel) {
		byte[] hash = this.secret.hash(address(channel));
		return this.suppressions.among(List.of(channel), List.of(hash)).getOrDefault(Suppressions.key(hash), Set.of());
	}

	private static Address address(Channel channel) {
		return switch (channel) {
			case EMAIL -> new EmailAddress("c-1@example.com");
			case SMS -> new PhoneNumber("+491701234567");
			case PUSH -> new DeviceToken("device-token");
		};
	}

}
