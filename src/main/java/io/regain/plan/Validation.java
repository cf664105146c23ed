package io.regain.plan;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import io.regain.audience.SegmentProbe;
import io.regain.campaign.Campaign;
import io.regain.campaign.Catalogue;
import io.regain.campaign.Home;
import io.regain.campaign.Segment;
import io.regain.message.Problem;
import io.regain.message.Suggestions;
import io.regain.message.Variable;
import io.regain.template.TemplateBundle;
import io.regain.template.TemplateCheck;
import io.regain.template.TemplateLoadException;
import io.regain.template.Templates;

/**
 * Checks campaigns as wholes: their files, the templates they use with the variables they
 * give, and, where a database is at hand, the SQL of their segments. All problems at
 * once.
 */
public final class Validation {

	private final Catalogue catalogue;

	private final Templates templates;

	private final TemplateCheck templateCheck;

	private final Optional<SegmentProbe> database;

	private final LocalDate today;

	private final Map<String, List<Problem>> found = new HashMap<>();

	/**
	 * @param database where the segments' SQL is tried; empty: it is not
	 */
	public Validation(Home home, TemplateCheck templateCheck, Optional<SegmentProbe> database, LocalDate today) {
		this.catalogue = Catalogue.read(home.folder());
		this.templates = new Templates(home.templates());
		this.templateCheck = templateCheck;
		this.database = database;
		this.today = today;
	}

	/** Everything in the home folder. */
	public List<Problem> problems() {
		Stream<Problem> found = Stream.concat(this.catalogue.problems().stream(),
				this.catalogue.campaigns().stream().flatMap((campaign) -> own(campaign).stream()));
		return sorted(found);
	}

	public Catalogue catalogue() {
		return this.catalogue;
	}

	/** One campaign and what it refers to; looked at once. */
	public List<Problem> problems(String campaignId) {
		return this.found.computeIfAbsent(campaignId, this::find);
	}

	private List<Problem> find(String campaignId) {
		if (!this.catalogue.ids().contains(campaignId)) {
			return List.of(Problem.error("", "there is no campaign '%s'%s".formatted(campaignId,
					Suggestions.didYouMean(campaignId, this.catalogue.ids()))));
		}
		Stream<Problem> found = Stream.concat(this.catalogue.problems(campaignId).stream(),
				this.catalogue.campaign(campaignId).stream().flatMap((campaign) -> own(campaign).stream()));
		return sorted(found);
	}

	/** The campaign, ready to be planned; empty if it has an error. */
	public Optional<Prepared> prepare(String campaignId) {
		if (problems(campaignId).stream().anyMatch(Problem::isError)) {
			return Optional.empty();
		}
		return this.catalogue.campaign(campaignId)
			.map((campaign) -> new Prepared(campaign, this.catalogue.segment(campaign.audience().segment()),
					campaign.audience().exclude().stream().map(this.catalogue::segment).toList(),
					this.templates.load(campaign.send().template()), this.catalogue.sources(campaign.id())));
	}

	/** What the catalogue alone cannot see. */
	private List<Problem> own(Campaign campaign) {
		List<Problem> problems = new ArrayList<>(template(campaign));
		this.database.ifPresent((probe) -> {
			Stream.concat(Stream.of(campaign.audience().segment()), campaign.audience().exclude().stream())
				.map(this.catalogue::segment)
				.forEach((segment) -> problems.addAll(sql(campaign, segment, probe)));
		});
		return problems;
	}

	private List<Problem> template(Campaign campaign) {
		TemplateBundle bundle;
		try {
			bundle = this.templates.load(campaign.send().template());
		}
		catch (TemplateLoadException ex) {
			return ex.problems()
				.stream()
				.map((problem) -> problem.file().isEmpty()
						? this.catalogue.problemAt(campaign, "send.template", problem.message()) : problem)
				.toList();
		}
		List<Variable> declared = new ArrayList<>(this.catalogue.segment(campaign.audience().segment()).variables());
		campaign.variables().forEach((variable) -> declared.add(variable.declaration()));
		return this.templateCheck.check(bundle, campaign.messageClass(), campaign.send().channels(), declared);
	}

	private List<Problem> sql(Campaign campaign, Segment segment, SegmentProbe probe) {
		return probe.probe(segment, Prepared.parameters(campaign, this.today)).stream().map((complaint) -> {
			Problem at = this.catalogue.problemAt(segment, complaint.path(), complaint.message());
			return complaint.certain() ? at
					: Problem.warning(at.file(), at.line(), at.column(), at.path(), at.message());
		}).toList();
	}

	/** A template that two campaigns use is complained of once. */
	private static List<Problem> sorted(Stream<Problem> problems) {
		return problems.distinct().sorted(Problem.ORDER).toList();
	}

}
