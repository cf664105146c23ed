package io.regain.delivery;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

import io.regain.ScriptedSender;
import io.regain.campaign.Catalogue;
import io.regain.campaign.Segment;
import io.regain.channel.Outgoing;
import io.regain.message.RunName;
import io.regain.template.RenderLimits;
import io.regain.template.Renderer;
import io.regain.template.TemplateBundle;

import org.springframework.beans.factory.BeanFactory;

/** Sends emails with links, and shows what left. */
public final class LinkedMail {

	/** Two links that are everybody's, one of the customer's, and others. */
	public static final String HTML = """
			<html><head><link rel="x" href="https://shop.example/style"></head><body>
			<a href="https://shop.example/offers?a=1&amp;b=2">Offers</a>
			<!--[if mso]><v:roundrect href="https://shop.example/basket"><![endif]-->
			<a class="b" href='https://shop.example/basket'>Basket</a>
			<a href="https://shop.example/orders/${order_number}">Your order</a>
			<a href="mailto:care@shop.example">Write</a> <a href="tel:+4930901820">Call</a>
			<a href="${(links.unsubscribe)!"https://shop.example/none"}">No more</a>
			</body></html>
			""";

	private static final Pattern LINK = Pattern.compile("https://regain\\.example/c/([^\"']+)");

	private static final Pattern IMAGE = Pattern.compile("https://regain\\.example/o/([^\"']+)\\.gif");

	private static final AtomicInteger NUMBERS = new AtomicInteger();

	private final RunBook book;

	private final PlanLedger plan;

	private final TestLedger ledger;

	private final Deliveries deliveries;

	private final ScriptedSender email;

	private final Links links;

	private final Clock clock;

	public LinkedMail(BeanFactory beans) {
		this.book = beans.getBean(RunBook.class);
		this.plan = beans.getBean(PlanLedger.class);
		this.ledger = beans.getBean(TestLedger.class);
		this.deliveries = beans.getBean(Deliveries.class);
		this.email = beans.getBean("email", ScriptedSender.class);
		this.links = beans.getBean(Links.class);
		this.clock = beans.getBean(Clock.class);
	}

	/** A planned run with this HTML. */
	public Run planned(TestCampaign campaign, String html, PlannedRecipient... recipients) {
		return planned(campaign, html, LocalDate.of(2026, 11, 22), recipients);
	}

	Run planned(TestCampaign campaign, String html, LocalDate date, PlannedRecipient... recipients) {
		TreeMap<String, String> files = new TreeMap<>(campaign.definition().template().files());
		files.put("test/note/html.en.ftlh", html);
		files.put("test/note/text.en.ftl", "Hello");
		Run run = this.book.begin(new RunName("note", "linked-" + NUMBERS.incrementAndGet()), campaign.parsed(),
				new Definition(campaign.sources(), new TemplateBundle("test/note", files)), date, this.clock.instant());
		this.plan.add(run, List.of(recipients));
		return this.book.planned(run, 0);
	}

	public void dispatch(Run run) {
		Assignment assignment = this.deliveries.assign(run, this.ledger.hold(run, "me"), new Progress(), new Stop(),
				false);
		this.deliveries.split(run).forEach((work) -> this.deliveries.work(assignment, work));
	}

	Run found(Run run) {
		return this.book.find(run.name()).orElseThrow();
	}

	/** What would be laid in a run's emails. */
	Optional<Traces> traces(LayTraces lay, Run run, TestCampaign campaign) {
		Definition definition = this.book.definition(run);
		Renderer renderer = new Renderer(definition.template(), RenderLimits.DEFAULT);
		Segment segment = Catalogue.of(campaign.sources()).segment("everybody");
		return lay.of(run, definition, campaign.parsed(), segment, renderer,
				new Composer(campaign.parsed(), segment, renderer, this.links, run.runDate(), ZoneOffset.UTC));
	}

	/** The HTML of all that left, in order. */
	public List<String> html() {
		return this.email.handed().stream().map(Outgoing::content).map((content) -> content.parts().get(1)).toList();
	}

	/** The tokens of the links in a mail, each once, in order. */
	public static List<String> links(String html) {
		return LINK.matcher(html).results().map((found) -> found.group(1)).distinct().toList();
	}

	/** The token of a mail's image. */
	public static String image(String html) {
		List<String> found = IMAGE.matcher(html).results().map((MatchResult image) -> image.group(1)).toList();
		if (found.size() != 1) {
			throw new IllegalStateException("%d images in %s".formatted(found.size(), html));
		}
		return found.get(0);
	}

}
