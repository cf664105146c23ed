package io.regain.audience;

import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Forgets a person: what is left tells nobody whose it was. */
@Service
public class Erasures {

	private static final int PSEUDONYM_BYTES = 12;

	private final SecureRandom random = new SecureRandom();

	private final List<Erasing> rooms;

	Erasures(List<Erasing> rooms) {
		this.rooms = List.copyOf(rooms);
	}

	/**
	 * Empties all that is kept of a customer, in one transaction. They may be written to
	 * again when the company's data knows them again, unless their addresses are
	 * suppressed.
	 * @return how many rows were theirs
	 * @throws IllegalStateException if a message to them is being sent at this moment
	 */
	@Transactional
	public int forget(String customerId) {
		byte[] drawn = new byte[PSEUDONYM_BYTES];
		this.random.nextBytes(drawn);
		String pseudonym = "forgotten-" + HexFormat.of().formatHex(drawn);
		return this.rooms.stream().mapToInt((room) -> room.erase(customerId, pseudonym)).sum();
	}

}
