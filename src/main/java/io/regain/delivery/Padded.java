package io.regain.delivery;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * Values for {@code IN (…)} of a statement that runs often, with as many as it takes at a
 * time: the last one is repeated up to a power of two. So there are a few such
 * statements, which the server keeps prepared, instead of one for each length.
 */
public final class Padded {

	private Padded() {
	}

	/**
	 * @param values at least one
	 */
	public static <T> List<T> list(Collection<T> values) {
		List<T> padded = new ArrayList<>(values);
		T last = padded.get(padded.size() - 1);
		while (Integer.bitCount(padded.size()) > 1) {
			padded.add(last);
		}
		return padded;
	}

}
