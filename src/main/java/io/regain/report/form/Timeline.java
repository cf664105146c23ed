package io.regain.report.form;

import java.time.Duration;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToLongFunction;

import io.regain.report.Results.Hour;

/**
 * Columns over time, one chart below the other, each with a scale of its own: what was
 * sent and what came back differ by magnitudes. By hour, or by day if it took long; the
 * hour that autumn has twice is one column.
 */
final class Timeline {

	private static final int WIDTH = 900;

	private static final int LEFT = 100;

	private static final int CHART = 86;

	private static final int GAP = 34;

	private static final int AXIS = 26;

	/** What fits as hours side by side. */
	private static final long MOST_HOURS = 72;

	private static final int LABELS = 8;

	private final List<LocalDateTime> slots = new ArrayList<>();

	private final Map<LocalDateTime, List<Hour>> hours = new TreeMap<>();

	private final Map<String, ToLongFunction<Hour>> charts = new LinkedHashMap<>();

	private final Map<String, ToLongFunction<Hour>> columns = new LinkedHashMap<>();

	private final boolean byHour;

	/**
	 * @param hours in order, at least one
	 */
	Timeline(List<Hour> hours) {
		LocalDateTime first = hours.get(0).hour().toLocalDateTime();
		LocalDateTime last = hours.get(hours.size() - 1).hour().toLocalDateTime();
		this.byHour = Duration.between(first, last).toHours() < MOST_HOURS;
		hours
			.forEach((hour) -> this.hours.computeIfAbsent(slot(hour.hour().toLocalDateTime()), (s) -> new ArrayList<>())
				.add(hour));
		for (LocalDateTime at = slot(first); !at.isAfter(slot(last)); at = this.byHour ? at.plusHours(1)
				: at.plusDays(1)) {
			this.slots.add(at);
		}
	}

	/** Drawn, and a column of the table; left out if there was nothing of it. */
	Timeline chart(String name, ToLongFunction<Hour> figure) {
		if (isAnything(figure)) {
			this.charts.put(name, figure);
		}
		return column(name, figure);
	}

	/** Of the table only. */
	Timeline column(String name, ToLongFunction<Hour> figure) {
		if (isAnything(figure)) {
			this.columns.put(name, figure);
		}
		return this;
	}

	private boolean isAnything(ToLongFunction<Hour> figure) {
		return this.hours.values().stream().flatMap(List::stream).mapToLong(figure).sum() > 0;
	}

	String unit() {
		return this.byHour ? "hour" : "day";
	}

	List<LocalDateTime> slots() {
		return this.slots;
	}

	Map<String, ToLongFunction<Hour>> columns() {
		return this.columns;
	}

	long at(LocalDateTime slot, ToLongFunction<Hour> figure) {
		return this.hours.getOrDefault(slot, List.of()).stream().mapToLong(figure).sum();
	}

	String name(LocalDateTime slot) {
		return DateTimeFormatter.ofPattern(this.byHour ? "d MMM HH:mm" : "d MMM", Locale.ENGLISH).format(slot);
	}

	void write(Markup page) {
		int height = this.charts.size() * (CHART + GAP) + AXIS;
		page.open("svg", "viewBox", "0 0 %d %d".formatted(WIDTH, height), "role", "img", "class", "timeline",
				"aria-label", "What happened in each " + unit());
		page.element("title", "What happened in each " + unit());
		page.element("desc", "Columns for %s. The figures are in the table that follows."
			.formatted(String.join(", ", this.charts.keySet())));
		int top = 0;
		for (Map.Entry<String, ToLongFunction<Hour>> chart : this.charts.entrySet()) {
			write(page, chart.getKey(), chart.getValue(), top);
			top += CHART + GAP;
		}
		labels(page, top);
		page.close();
	}

	private void write(Markup page, String name, ToLongFunction<Hour> figure, int top) {
		long most = this.slots.stream().mapToLong((slot) -> at(slot, figure)).max().orElse(0);
		int bottom = top + GAP / 2 + CHART;
		page.element("text", name, "x", 0, "y", bottom - CHART / 2, "class", "caption");
		page.element("text", Numbers.brief(most), "x", LEFT - 8, "y", bottom - CHART + 5, "class", "scale");
		page.empty("line", "x1", LEFT, "x2", WIDTH, "y1", bottom - CHART, "y2", bottom - CHART, "class", "grid");
		page.empty("line", "x1", LEFT, "x2", WIDTH, "y1", bottom, "y2", bottom, "class", "base");
		double step = (double) (WIDTH - LEFT) / this.slots.size();
		double width = Math.min(step * 0.78, 46);
		for (int i = 0; i < this.slots.size(); i++) {
			long value = at(this.slots.get(i), figure);
			if (value > 0) {
				double high = Math.max(1.5, (double) CHART * value / most);
				page.open("rect", "x", Numbers.at(LEFT + step * i + (step - width) / 2), "y", Numbers.at(bottom - high),
						"width", Numbers.at(width), "height", Numbers.at(high), "class",
						name.toLowerCase(Locale.ROOT).split(" ")[0]);
				page.element("title", "%s: %s %s".formatted(name(this.slots.get(i)), Numbers.of(value),
						name.toLowerCase(Locale.ROOT)));
				page.close();
			}
		}
	}

	private void labels(Markup page, int top) {
		int every = (this.slots.size() + LABELS - 1) / LABELS;
		double step = (double) (WIDTH - LEFT) / this.slots.size();
		for (int i = 0; i < this.slots.size(); i += every) {
			page.element("text", name(this.slots.get(i)), "x", Numbers.at(LEFT + step * (i + 0.5)), "y", top + 12,
					"class", "tick");
		}
	}

	private LocalDateTime slot(LocalDateTime hour) {
		return this.byHour ? hour : hour.withHour(0);
	}

}
