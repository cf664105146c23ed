package io.regain.delivery;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

class StateTests {

	/** As the design draws it. */
	private static final String DRAWN = """
			PLANNED -> SENDING REFUSED DELIVERED CANCELLED EXPIRED SUPERSEDED SUPPRESSED
			SENDING -> ACCEPTED REFUSED PLANNED IN_DOUBT DELIVERED BOUNCED
			IN_DOUBT -> PLANNED ACCEPTED DELIVERED BOUNCED
			ACCEPTED -> DELIVERED BOUNCED
			DELIVERED -> BOUNCED
			REFUSED -> PLANNED
			EXPIRED -> PLANNED
			""";

	@ParameterizedTest
	@EnumSource
	void goesWhereTheDesignDrawsItAndNowhereElse(State state) {
		Set<State> reached = EnumSet.noneOf(State.class);
		Arrays.stream(State.values()).filter(state::mayBecome).forEach(reached::add);
		assertThat(reached).isEqualTo(drawn().getOrDefault(state, EnumSet.noneOf(State.class)));
	}

	private static Map<State, Set<State>> drawn() {
		Map<State, Set<State>> drawn = new EnumMap<>(State.class);
		DRAWN.lines().forEach((line) -> {
			String[] sides = line.split(" -> ");
			Set<State> next = EnumSet.noneOf(State.class);
			Arrays.stream(sides[1].split(" ")).map(State::valueOf).forEach(next::add);
			drawn.put(State.valueOf(sides[0]), next);
		});
		return drawn;
	}

}
