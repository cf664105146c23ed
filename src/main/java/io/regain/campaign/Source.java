package io.regain.campaign;

/**
 * A definition's file, as a run keeps it.
 *
 * @param file its name relative to the home folder, with slashes, as in
 * {@code campaigns/winback/lapsed-90-days.yaml}
 * @param text what stands in it
 */
public record Source(String file, String text) {

	private static final String SEGMENTS = "campaigns/segments/";

	private static final String COMPENSATIONS = "campaigns/compensation/";

	boolean isCampaign() {
		return !isSegment() && !isCompensation();
	}

	boolean isCompensation() {
		return this.file.startsWith(COMPENSATIONS);
	}

	boolean isSegment() {
		return this.file.startsWith(SEGMENTS);
	}

	/** What the file's name says its id is. */
	String id() {
		String name = this.file.substring(this.file.lastIndexOf('/') + 1);
		return name.endsWith(".yaml") ? name.substring(0, name.length() - ".yaml".length()) : name;
	}

}
