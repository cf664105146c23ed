package io.regain.campaign;

/** A plausible number of customers, both ends included; written {@code 100..50000}. */
public record Expectation(long least, long most) {

	public Expectation {
		if (least < 0 || most < least) {
			throw new IllegalArgumentException("%d..%d is not a range".formatted(least, most));
		}
	}

	/** Reads {@code 100..50000}. */
	static Expectation of(String text) {
		int dots = text.indexOf("..");
		return new Expectation(Long.parseLong(text.substring(0, dots)), Long.parseLong(text.substring(dots + 2)));
	}

	public boolean contains(long number) {
		return number >= this.least && number <= this.most;
	}

	@Override
	public String toString() {
		return this.least + ".." + this.most;
	}

}
