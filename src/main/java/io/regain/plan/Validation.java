package io.regain.plan;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import io.regain.audience.SegmentProbe;
import io.regain.audience.SegmentProbe.Complaint;
import io.regain.campaign.CampaignVariable;
import io.regain.campaign.Catalogue;
import io.regain.campaign.Home;
import io.regain.campaign.Outline;
import io.regain.campaign.Segment;
import io.regain.message.Problem;
import io.regain.message.Suggestions;
import io.regain.template.TemplateBundle;
import io.regain.template.TemplateCheck;
import io.regain.template.TemplateLoadException;
import io.regain.template.Templates;

import org.springframework.util.function.SingletonSupplier;

/**
 * Checks campaigns as wholes: their files, the templates they use with the variables they
 * give, and, where a database is at hand, the SQL of their segments. All problems at
 * once, so what is sound of a campaign in error is checked too.
 */
public final class Validation {

	private final Catalogue catalogue;

	private final Templates templates;

	private final TemplateCheck templateCheck;

	private final Optional<SegmentProbe> database;

	private final SingletonSupplier<Set<String>> customerColumns;

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
		this.customerColumns = SingletonSupplier.of(() -> database.map(SegmentProbe::customerColumns).orElse(Set.of()));
		this.today = today;
	}

	/** Everything in the home folder, also what no campaign uses. */
	public List<Problem> problems() {
		List<Outline> campaigns = this.catalogue.outlines();
		List<Problem> problems = new ArrayList<>(this.catalogue.problems());
		campaigns.forEach((campaign) -> problems.addAll(own(campaign)));
		problems.addAll(unusedTemplates(campaigns));
		problems.addAll(unusedSegments(campaigns));
		return sorted(problems);
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
		List<Problem> problems = new ArrayList<>(this.catalogue.problems(campaignId));
		this.catalogue.outlines(campaignId).forEach((campaign) -> problems.addAll(own(campaign)));
		return sorted(problems);
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
	private List<Problem> own(Outline campaign) {
		List<Problem> problems = new ArrayList<>();
		campaign.template().ifPresent((name) -> problems.addAll(template(campaign, name)));
		campaign.segments().forEach((segment) -> problems.addAll(sql(segment, campaign.variables().orElse(List.of()))));
		return problems;
	}

	private List<Problem> template(Outline campaign, String name) {
		try {
			TemplateBundle bundle = this.templates.load(name);
			List<Problem> problems = new ArrayList<>(campaign.terms()
				.map((terms) -> this.templateCheck.check(bundle, terms.messageClass(), terms.channels(),
						terms.declared(), terms.acknowledged()))
				.orElseGet(() -> this.templateCheck.check(bundle)));
			problems.addAll(unknownColumns(bundle));
			problems.addAll(unusedVariables(campaign, bundle));
			return problems;
		}
		catch (TemplateLoadException ex) {
			return ex.problems()
				.stream()
				.map((problem) -> problem.file().isEmpty()
						? this.catalogue.problemAt(campaign, "send.template", problem.message()) : problem)
				.toList();
		}
	}

	/** What somebody wanted to say would not be said. */
	private List<Problem> unusedVariables(Outline campaign, TemplateBundle bundle) {
		Set<String> inSql = campaign.segments()
			.stream()
			.flatMap((segment) -> segment.statement().parameters().stream())
			.collect(Collectors.toSet());
		List<String> own = campaign.variables()
			.stream()
			.flatMap(List::stream)
			.map((variable) -> variable.declaration().name())
			.filter((name) -> !inSql.contains(name))
			.toList();
		return this.templateCheck.unused(bundle, own)
			.stream()
			.map((name) -> warning(this.catalogue.problemAt(campaign, "variables." + name,
					"no file of the template %s says it".formatted(bundle.name()))))
			.toList();
	}

	/** Nobody would be greeted, and nobody would notice. */
	private List<Problem> unknownColumns(TemplateBundle bundle) {
		Set<String> known = this.customerColumns.obtain();
		return known.isEmpty() ? List.of()
				: this.templateCheck.customerColumns(bundle)
					.stream()
					.filter((column) -> !known.contains(column))
					.sorted()
					.map((column) -> Problem.warning("templates/" + bundle.name(), 0, 0, "customer." + column,
							"regain_customer has no column '%s'%s; there are %s".formatted(column,
									Suggestions.didYouMean(column, known), String.join(", ", known))))
					.toList();
	}

	private List<Problem> unusedTemplates(List<Outline> campaigns) {
		Set<String> used = campaigns.stream()
			.flatMap((campaign) -> campaign.template().stream())
			.collect(Collectors.toSet());
		return this.templates.names()
			.stream()
			.filter((name) -> !used.contains(name))
			.flatMap((name) -> unusedTemplate(name).stream())
			.toList();
	}

	private List<Problem> unusedTemplate(String name) {
		try {
			return this.templateCheck.check(this.templates.load(name));
		}
		catch (TemplateLoadException ex) {
			return ex.problems();
		}
	}

	private List<Problem> unusedSegments(List<Outline> campaigns) {
		Set<Segment> used = campaigns.stream()
			.flatMap((campaign) -> campaign.segments().stream())
			.collect(Collectors.toSet());
		return this.catalogue.segments()
			.stream()
			.filter((segment) -> !used.contains(segment))
			.flatMap((segment) -> sql(segment, List.of()).stream())
			.toList();
	}

	/** Without a value for each of its parameters it cannot be tried. */
	private List<Problem> sql(Segment segment, List<CampaignVariable> variables) {
		Map<String, Object> parameters = Prepared.parameters(variables, this.today);
		return this.database.filter((probe) -> parameters.keySet().containsAll(segment.statement().parameters()))
			.stream()
			.flatMap((probe) -> probe.probe(segment, parameters).stream())
			.map((complaint) -> problem(segment, complaint))
			.toList();
	}

	private Problem problem(Segment segment, Complaint complaint) {
		Problem at = this.catalogue.problemAt(segment, complaint.path(), complaint.message());
		return complaint.certain() ? at : warning(at);
	}

	private static Problem warning(Problem at) {
		return Problem.warning(at.file(), at.line(), at.column(), at.path(), at.message());
	}

	/** What two campaigns use is complained of once. */
	private static List<Problem> sorted(List<Problem> problems) {
		return problems.stream().distinct().sorted(Problem.ORDER).toList();
	}

}
