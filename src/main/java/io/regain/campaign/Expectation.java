package io.regain.campaign;

/** A plausible number of customers, both ends included; written {@code 100..50000}. */
public record Expectation(long least, long most) {

	public Expectation {
		if (least < 0 || most < least) {
			throw new IllegalArgumentException("%d..%d is not a range".formatted(least, most));
		}
	}

	public boolean contains(long number) {
		return number >= this.least && number <= this.most;
	}

	@Override
	public String toString() {
		return this.least + ".." + this.most;
	}

}
