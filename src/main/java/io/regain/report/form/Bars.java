package io.regain.report.form;

import java.util.ArrayList;
import java.util.List;

/** A chart of horizontal bars, each with its number and what it is a part of. */
final class Bars {

	private static final int WIDTH = 900;

	private static final int LEFT = 190;

	private static final int RIGHT = 250;

	private static final int ROW = 40;

	private static final int BAR = 24;

	private final String title;

	private final List<Bar> bars = new ArrayList<>();

	Bars(String title) {
		this.title = title;
	}

	/**
	 * @param style a class of the style sheet
	 * @param note what the number is a part of; may be empty
	 */
	Bars add(String name, long number, String style, String note) {
		this.bars.add(new Bar(name, number, style, note));
		return this;
	}

	void write(Markup page) {
		long most = Math.max(1, this.bars.stream().mapToLong(Bar::number).max().orElse(1));
		int height = this.bars.size() * ROW;
		page.open("svg", "viewBox", "0 0 %d %d".formatted(WIDTH, height), "role", "img", "class", "bars", "aria-label",
				described());
		page.element("title", this.title);
		page.element("desc", described());
		for (int i = 0; i < this.bars.size(); i++) {
			write(page, this.bars.get(i), i * ROW, most);
		}
		page.close();
	}

	private static void write(Markup page, Bar bar, int top, long most) {
		double full = WIDTH - LEFT - RIGHT;
		double length = (bar.number() == 0) ? 0 : Math.max(2, full * bar.number() / most);
		int middle = top + ROW / 2;
		page.element("text", bar.name(), "x", LEFT - 14, "y", middle, "class", "name");
		page.empty("rect", "x", LEFT, "y", middle - BAR / 2, "width", Numbers.at(full), "height", BAR, "rx", 4, "class",
				"track");
		if (length > 0) {
			page.empty("rect", "x", LEFT, "y", middle - BAR / 2, "width", Numbers.at(length), "height", BAR, "rx",
					Numbers.at(Math.min(4, length / 2)), "class", bar.style());
		}
		page.open("text", "x", WIDTH - RIGHT + 14, "y", middle, "class", "number");
		page.text(Numbers.of(bar.number()));
		if (!bar.note().isEmpty()) {
			page.element("tspan", bar.note(), "class", "note", "dx", 8);
		}
		page.close();
	}

	private String described() {
		return String.join("; ",
				this.bars.stream()
					.map((bar) -> "%s %d%s".formatted(bar.name(), bar.number(),
							bar.note().isEmpty() ? "" : " (" + bar.note() + ")"))
					.toList());
	}

	private record Bar(String name, long number, String style, String note) {
	}

}
