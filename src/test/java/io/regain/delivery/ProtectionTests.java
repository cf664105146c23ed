package io.regain.delivery;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;

import io.regain.RegainTest;
import io.regain.ScriptedSender;
import io.regain.channel.Outgoing;
import io.regain.message.Channel;
import io.regain.message.EmailAddress;
import io.regain.message.MessageClass;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Qualifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/** What keeps a staging system from writing to customers. */
@RegainTest
class ProtectionTests {

	private final TestLedger ledger;

	private final BeanFactory beans;

	private final Rooms rooms;

	private final ScriptedSender email;

	ProtectionTests(TestLedger ledger, BeanFactory beans, @Qualifier("email") ScriptedSender email) {
		this.ledger = ledger;
		this.beans = beans;
		this.rooms = Rooms.of(beans);
		this.email = email;
	}

	@Test
	void everythingGoesToOneAddressInstead() {
		Run run = this.ledger.planned(MessageClass.SERVICE, 3);
		send(run, List.of("+4915112345678", "qa@example.com"), List.of());
		assertThat(this.email.handed()).hasSize(3)
			.extracting(Outgoing::to)
			.containsOnly(new EmailAddress("qa@example.com"));
		assertThat(this.email.handed().get(0).content().parts().get(0)).as("the customer's own").contains("L-1");
		assertThat(this.ledger.states(run)).containsOnly(State.ACCEPTED);
	}

	@Test
	void aChannelWithoutAnAddressInsteadSendsNothing() {
		Run run = this.ledger.planned(MessageClass.SERVICE, 1);
		send(run, List.of("+4915112345678"), List.of());
		assertThat(this.email.handed()).isEmpty();
		assertRefused(run, "redirect-to has no address for this channel");
	}

	@Test
	void onlyWhoIsAllowedIsWrittenTo() {
		Run run = this.ledger.planned(MessageClass.SERVICE,
				this.ledger.customer("a", new EmailAddress("a@test.example")),
				this.ledger.customer("b", new EmailAddress("b@elsewhere.example")));
		send(run, List.of(), List.of("@test.example"));
		assertThat(this.ledger.states(run)).containsExactly(State.ACCEPTED, State.REFUSED);
		assertRefused(run, "allow-only does not name the address");
	}

	@Test
	void theAddressInsteadMustBeAllowedToo() {
		Run run = this.ledger.planned(MessageClass.SERVICE, 1);
		send(run, List.of("qa@example.com"), List.of("@test.example"));
		assertThat(this.email.handed()).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "nonsense", "device:", "+12", "a@", "" })
	void anAddressInsteadMustBeOne(String entry) {
		assertThatIllegalArgumentException().isThrownBy(() -> new Redirect(List.of(entry)))
			.withMessageContaining("regain.delivery.redirect-to has '" + entry + "'");
	}

	@Test
	void twoAddressesOfOneChannelAreOneTooMany() {
		assertThatIllegalArgumentException().isThrownBy(() -> new Redirect(List.of("a@example.com", "b@example.com")))
			.withMessageContaining("names two addresses for email");
	}

	private void assertRefused(Run run, String why) {
		List<Long> ids = this.ledger.messages(run);
		assertThat(this.ledger.row(ids.get(ids.size() - 1))).containsEntry("state", "REFUSED")
			.containsEntry("cause", "CONFIGURATION")
			.hasEntrySatisfying("detail", (detail) -> assertThat(String.valueOf(detail)).contains(why));
	}

	private void send(Run run, List<String> redirectTo, List<String> allowOnly) {
		DeliveryProperties properties = new DeliveryProperties(1, 100, 20, Duration.ofSeconds(30),
				Duration.ofMinutes(5), Duration.ofMinutes(10), redirectTo, allowOnly, Map.of());
		SendGroup group = new SendGroup(this.rooms.claims(), this.beans.getBean(LookAgain.class),
				new RecordOutcomes(this.rooms.outcomes(), properties, Clock.systemUTC()), properties,
				this.beans.getBean(JsonMapper.class), this.beans.getBean(Clock.class),
				this.beans.getBean(RandomGenerator.class));
		Hold hold = this.ledger.hold(run, "me");
		Assignment own = this.rooms.deliveries().assign(run, hold, new Progress(), new Stop(), false);
		Assignment assignment = new Assignment(run, hold, own.composer(), own.pace(), new Redirect(redirectTo),
				own.quiet(), own.thaw(), own.climb(), Map.of(Channel.EMAIL, own.breaker(Channel.EMAIL)), own.guard(),
				own.progress(), own.stop(), false, Optional.empty(), Optional.empty());
		group.send(assignment, this.email,
				this.rooms.claims().next(hold, new Work(Channel.EMAIL, 0, Long.MAX_VALUE), 100), () -> true);
	}

}
