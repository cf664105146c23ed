package io.regain.report.form;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Objects;

import io.regain.report.DetailedReport;
import io.regain.report.Figures;
import io.regain.report.Results;
import io.regain.report.RunReport;
import io.regain.report.Share;

/**
 * A report as one page of HTML that needs nothing else: no script, no other file, no
 * network. To be mailed, opened anywhere, and printed.
 */
public final class ReportPage {

	private final Markup page = new Markup();

	private final RunReport report;

	private final Results results;

	private final String standsOut;

	private ReportPage(DetailedReport report) {
		this.report = report.report();
		this.results = report.results();
		this.standsOut = report.standsOut();
	}

	public static String of(DetailedReport report) {
		return new ReportPage(report).written();
	}

	private String written() {
		this.page.raw("<!DOCTYPE html>").open("html", "lang", "en");
		head();
		this.page.open("body").open("main");
		header();
		if (this.results.all().planned() > 0) {
			tiles();
		}
		new Sections(this.page, this.report, this.results).write();
		if (this.results.all().planned() > 0) {
			footer();
		}
		return this.page.close().close().close().toString();
	}

	private void head() {
		this.page.open("head").empty("meta", "charset", "utf-8");
		this.page.empty("meta", "name", "viewport", "content", "width=device-width, initial-scale=1");
		this.page.empty("meta", "name", "color-scheme", "content", "light dark");
		this.page.empty("meta", "name", "robots", "content", "noindex");
		this.page.element("title", "%s – %s".formatted(this.report.title(), this.report.run()));
		this.page.open("style").raw(style()).close().close();
	}

	private void header() {
		String status = this.report.planWasRefused() ? "REFUSED" : this.report.status();
		this.page.open("header").open("p", "class", "run").text(this.report.run() + " · " + this.report.messageClass());
		this.page.element("span", words(status), "class", "status " + status.toLowerCase(Locale.ROOT)).close();
		this.page.element("h1", this.report.title());
		this.page.element("p", times(), "class", "times");
		if (!this.standsOut.isEmpty()) {
			this.page.element("p", this.standsOut.replaceAll("(?<=\\d),(?=\\d{3})", Numbers.THIN), "class", "lead");
		}
		this.report.note().ifPresent((note) -> this.page.element("p", note, "class", "note"));
		if (this.report.redirected() > 0) {
			this.page.element("p",
					"Redirected: %s accepted messages went to regain.delivery.redirect-to, none to a customer."
						.formatted(Numbers.of(this.report.redirected())),
					"class", "warning");
		}
		this.page.close();
	}

	private String times() {
		ZoneId zone = ZoneId.of(this.results.zone());
		String began = "Begun " + Numbers.of(this.report.createdAt(), zone);
		String took = this.report.finishedAt().map((end) -> {
			Duration time = Duration.between(this.report.createdAt(), end);
			return ", took %d:%02d:%02d".formatted(time.toHours(), time.toMinutesPart(), time.toSecondsPart());
		}).orElse(", not ended");
		return "%s%s. Figures of %s (%s).".formatted(began, took, Numbers.of(this.results.asOf(), zone),
				this.results.zone());
	}

	private void tiles() {
		Figures all = this.results.all();
		this.page.open("section", "class", "tiles", "aria-label", "Key figures");
		tile("Delivered", all.deliveredShare(), "of accepted", "good");
		tile("Bounced", all.lostShare(), "of tried", "bad");
		if (this.results.knowsOfReaders()) {
			tile("Opened", this.results.openedShare(), "of delivered mail", "open");
			tile("Clicked", this.results.clickedShare(), "of delivered mail", "click");
		}
		tile("Unsubscribed", new Share(all.unsubscribed(), all.delivered()), "of delivered", "plain");
		tile("Complained", new Share(all.complained(), all.delivered()), "of delivered", "plain");
		this.page.close();
	}

	private void tile(String name, Share share, String ofWhat, String style) {
		this.page.open("div", "class", "tile " + style);
		this.page.element("span", name, "class", "name");
		this.page.element("strong", share.text());
		String bounds = (share.whole() > 0) ? " · 95 %: " + share.bounds() : "";
		this.page.element("span",
				"%s of %s %s".formatted(Numbers.of(share.part()), Numbers.of(share.whole()), ofWhat.substring(3)),
				"class", "of", "title", Numbers.of(share.part()) + " " + ofWhat + bounds);
		if (share.whole() > 0) {
			this.page.element("span", "95 %: " + share.bounds(), "class", "bounds", "title",
					"Wilson's interval at 95 %: within which this share lies if the same were done again");
		}
		this.page.close();
	}

	private void footer() {
		this.page.open("footer").element("h2", "How it is counted");
		this.page.element("p",
				"""
								All figures are of messages, unless they say customers. Accepted: a provider took the message. Delivered: \
								accepted, and not bounced until now; mail says no more than that, text messages are confirmed by their \
								provider. Bounced: refused at once, or come back later; of tried, which is accepted and refused. Opened and \
								clicked: by people; what scanners and prefetchers did is told apart, and mail whose pictures are not loaded \
								is only counted as opened if a link in it was followed. Links in text messages and push are not led over \
						Regain. Where nobody is counted, tracking may be off. A share of fewer than thirty is told as numbers; the bounds are Wilson's \
								interval at 95 %.""");
		this.page.element("p",
				"Written by Regain from its ledger. Hours are those of %s.".formatted(this.results.zone()));
		this.page.close();
	}

	private static String words(String status) {
		return status.toLowerCase(Locale.ROOT).replace('_', ' ');
	}

	private static String style() {
		try (InputStream css = Objects.requireNonNull(ReportPage.class.getResourceAsStream("report.css"))) {
			return new String(css.readAllBytes(), StandardCharsets.UTF_8);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
