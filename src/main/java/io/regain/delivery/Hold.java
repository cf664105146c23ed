package io.regain.delivery;

/**
 * The right to drive a run. Whoever takes it over gets a higher fence, and what the
 * former holder had claimed is no longer its own.
 */
public record Hold(long runId, String holder, long fence) {

	/** What claimed messages carry. */
	String worker() {
		return this.holder + "#" + this.fence;
	}

}
