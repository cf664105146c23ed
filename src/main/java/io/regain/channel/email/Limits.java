package io.regain.channel.email;

import java.util.Optional;

import io.regain.message.Rate;

/**
 * How much of all that is sent goes by a relay.
 *
 * @param weight its share, beside the others' weights
 * @param connections how many it is spoken to over at once; 0: as many as there are
 * workers
 * @param rate how many letters it takes at most; empty: no limit
 */
record Limits(int weight, int connections, Optional<Rate> rate) {

	static final Limits NONE = new Limits(1, 0, Optional.empty());

}
