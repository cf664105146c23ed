package io.regain.report;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.regain.delivery.MessageCounts;

/**
 * Reports made up to be looked at: an ordinary run, a huge one, an empty one, a hostile
 * one.
 */
public final class SampleReports {

	private static final Instant BEGAN = Instant.parse("2026-11-20T07:00:00Z");

	private SampleReports() {
	}

	public static DetailedReport ordinary() {
		return of("lapsed-90-days@2026-11-20", "We miss you, 15 % back", 1, "gmail.example", 12);
	}

	/** Ten million, over three weeks. */
	public static DetailedReport huge() {
		return of("tariff-change@2026-11-20", "Our tariffs change on 1 January, and what you can do about it", 500,
				"mail.a-rather-long-name-of-a-large-receiver.example", 500);
	}

	/** Whose names would be markup, and formulas. */
	public static DetailedReport hostile() {
		return of("x@<script>alert(1)</script>", "</title><script>alert(\"1\")</script>&amp;'x'", 1,
				"=cmd|'/c calc'!a1,\"b\"<img src=x onerror=alert(1)>", 3);
	}

	public static DetailedReport empty() {
		RunReport report = new RunReport("lapsed-90-days@2026-11-21", "lapsed-90-days", "2026-11-21",
				"We miss you, 15 % back", "marketing", "COMPLETED", Optional.empty(), BEGAN, BEGAN, BEGAN,
				Optional.of(BEGAN), Optional.of(BEGAN.plusSeconds(2)), true,
				new RunReport.Audience(0, 0, 0, Map.of(), 0), MessageCounts.NONE, 0,
				Map.of("email", MessageCounts.NONE), Map.of(), List.of(), Optional.empty(), List.of(), 0,
				Optional.empty(), List.of());
		Results results = new Results(BEGAN.plusSeconds(60), "Europe/Berlin", Figures.NONE,
				channels(Figures.NONE, Figures.NONE), Map.of(), Map.of(), Map.of(), List.of(), List.of());
		return new DetailedReport(report, Headline.of(report, results), results);
	}

	/** Of three channels, until customers say that they know. */
	public static DetailedReport escalated() {
		MessageCounts push = counts(1_000, 960, 0);
		MessageCounts sms = counts(1_000, 380, 620);
		MessageCounts email = counts(1_000, 250, 750);
		MessageCounts all = push.plus(sms).plus(email);
		RunReport report = new RunReport("incident-update@incident-7/update-2", "incident-update",
				"incident-7/update-2", "Update of an incident", "incident", "COMPLETED", Optional.empty(), BEGAN, BEGAN,
				BEGAN.plusSeconds(14_400), Optional.of(BEGAN), Optional.of(BEGAN.plusSeconds(1_802)), true,
				new RunReport.Audience(1_000, 1_000, 0, Map.of(), 0), all, 0,
				Map.of("push", push, "sms", sms, "email", email), Map.of("acknowledged", 873L), List.of(),
				Optional.of(new RunReport.Escalated("acknowledged", 873,
						List.of(new RunReport.Step(0, "push", 1_000, 960, 580, 0, 0),
								new RunReport.Step(1, "sms", 1_000, 380, 170, 0, 620),
								new RunReport.Step(2, "email", 1_000, 250, 123, 0, 750)))),
				List.of(), 0, Optional.empty(), List.of());
		Figures figures = new Figures(3_000, 1_590, 1_590, 380, Bounces.NONE, Bounces.NONE, 0, 0, 0, 0, 0, 0, 0);
		Results results = new Results(BEGAN.plusSeconds(1_860), "Europe/Berlin", figures, Map.of("email", figures),
				Map.of(), Map.of(), Map.of(), List.of(), List.of());
		return new DetailedReport(report, Headline.of(report, results), results);
	}

	private static MessageCounts counts(long planned, long accepted, long notNeeded) {
		return new MessageCounts(planned, accepted, planned - accepted - notNeeded, 0, 0, 0, 0, 0, 0, notNeeded, 0, 0,
				0, 0, 0, 0, 0, 0, notNeeded);
	}

	private static DetailedReport of(String run, String title, long times, String domain, int hours) {
		Map<String, Figures> domains = new LinkedHashMap<>();
		domains.put(domain, email(8_000, 260, 40, times));
		domains.put("mail.example", email(5_200, 22, 8, times));
		domains.put("yandex.example", email(2_100, 12, 3, times));
		domains.put("web.example", email(400, 2, 1, times));
		domains.put(Results.OTHERS, email(1_204, 10, 4, times));
		Figures email = domains.values().stream().reduce(Figures.NONE, Figures::plus);
		Figures sms = new Figures(900 * times, 896 * times, 880 * times, 871 * times,
				new Bounces(4 * times, 0, 0, 0, 0, 0), new Bounces(0, 0, 0, 0, 0, 16 * times), 0, 0, 0, 0, 2 * times, 0,
				14 * times);
		Figures all = email.plus(sms);
		Map<String, Figures> locales = new LinkedHashMap<>();
		locales.put("ru", email);
		locales.put("en", sms);
		RunReport report = report(run, title, all, times);
		Map<String, Results.Variant> variants = new LinkedHashMap<>();
		variants.put("included", new Results.Variant(report.audience().included(), all));
		variants.put("held-out", new Results.Variant(report.audience().heldOut(), Figures.NONE));
		Results results = new Results(BEGAN.plusSeconds(86_400), "Europe/Berlin", all, channels(email, sms), variants,
				locales, domains, hours(hours, all), links(times));
		return new DetailedReport(report, Headline.of(report, results), results);
	}

	private static Map<String, Figures> channels(Figures email, Figures sms) {
		Map<String, Figures> channels = new LinkedHashMap<>();
		channels.put("email", email);
		channels.put("sms", sms);
		channels.put("push", Figures.NONE);
		return channels;
	}

	private static List<Results.Link> links(long times) {
		return List.of(
				new Results.Link("lavka.example/offers?utm_source=mail&utm_campaign=\"back\"", 702 * times,
						190 * times),
				new Results.Link("lavka.example/new", 281 * times, 204 * times),
				new Results.Link("lavka.example/points", 74 * times, 180 * times));
	}

	private static Figures email(long accepted, long refused, long bounced, long times) {
		return new Figures((accepted + refused) * times, accepted * times, (accepted - bounced) * times, 0,
				new Bounces((refused - 2) * times, 0, 2 * times, 0, 0, 0),
				new Bounces((bounced - bounced / 2) * times, bounced / 2 * times, 0, 0, 0, 0), accepted / 4 * times,
				accepted / 11 * times, accepted / 17 * times, accepted / 60 * times, accepted / 390 * times,
				accepted / 2_600 * times, accepted / 700 * times);
	}

	private static RunReport report(String run, String title, Figures all, long times) {
		long included = all.planned();
		long refused = all.refused().all();
		MessageCounts messages = new MessageCounts(all.planned(), all.accepted(), refused, all.refused().content(), 0,
				0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);
		Map<String, Long> excluded = new LinkedHashMap<>();
		excluded.put("no-consent", 2_310 * times);
		excluded.put("suppressed", 640 * times);
		excluded.put("open-complaint", 212 * times);
		RunReport.Audience audience = new RunReport.Audience(included + 905 * times + 3_162 * times, included,
				905 * times, excluded, 0);
		return new RunReport(run, "lapsed-90-days", "2026-11-20", title, "marketing", "PARTIALLY_FAILED",
				Optional.empty(), BEGAN, BEGAN, BEGAN.plusSeconds(43_200), Optional.of(BEGAN.plusSeconds(4)),
				Optional.of(BEGAN.plusSeconds(252)), true, audience, messages, 0, Map.of("email", messages), Map.of(),
				List.of(), Optional.empty(),
				List.of(new RunReport.Reason("email", "REFUSED", "DEAD_ADDRESS", "5.1.1",
						"The email account that you tried to reach does not exist", 296 * times),
						new RunReport.Reason("email", "REFUSED", "CONTENT", "5.7.1",
								"Message rejected due to <content> restrictions", 10 * times)),
				3, Optional.empty(), List.of());
	}

	private static List<Results.Hour> hours(int number, Figures all) {
		List<Results.Hour> hours = new ArrayList<>();
		OffsetDateTime first = OffsetDateTime.parse("2026-11-20T08:00+01:00");
		for (int i = 0; i < number; i++) {
			double wave = Math.pow(0.82, i % 24) * (1 + Math.cos(i / 3.0)) / 2;
			hours.add(new Results.Hour(first.plusHours(i), (i < 2) ? all.accepted() / 2 : 0, 0,
					(i < 5) ? all.bounced().all() / 5 : 0, (long) (all.opened() * wave / 4), 0,
					(long) (all.clicked() * wave / 4), 0, (i % 5 == 1) ? 3 : 0, 0, (i == 7) ? 1 : 0));
		}
		return hours;
	}

}
