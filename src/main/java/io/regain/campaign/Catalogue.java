package io.regain.campaign;

import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

import io.regain.campaign.schema.SchemaCheck;
import io.regain.message.Problem;

/**
 * The campaigns, segments and compensation policies of a home folder, or the campaign of
 * a run: what is valid, and what is wrong with the rest. Reading never throws for what
 * stands in the files, and reports the mistakes of all files at once. Immutable; read it
 * again to see changed files.
 */
public final class Catalogue {

	private static final SchemaCheck CAMPAIGN_SCHEMA = CampaignSchemas.campaign();

	private static final SchemaCheck SEGMENT_SCHEMA = CampaignSchemas.segment();

	private static final SchemaCheck COMPENSATION_SCHEMA = CampaignSchemas.compensation();

	private final List<Problem> problemsOfFolder;

	private final List<Draft> campaignFiles;

	private final Map<String, Draft> segmentFiles;

	private final List<Draft> compensationFiles;

	private final Map<String, Campaign> campaigns = new TreeMap<>();

	private final Map<String, Segment> segments = new TreeMap<>();

	private final Map<String, Compensation> compensations = new TreeMap<>();

	private Catalogue(Collection<Source> sources, List<Problem> problemsOfFolder) {
		this.problemsOfFolder = List.copyOf(problemsOfFolder);
		this.campaignFiles = sources.stream()
			.filter(Source::isCampaign)
			.map((source) -> Draft.of(source, CAMPAIGN_SCHEMA))
			.toList();
		this.segmentFiles = new TreeMap<>();
		sources.stream()
			.filter(Source::isSegment)
			.forEach((source) -> this.segmentFiles.put(source.id(), Draft.of(source, SEGMENT_SCHEMA)));
		this.compensationFiles = sources.stream()
			.filter(Source::isCompensation)
			.map((source) -> Draft.of(source, COMPENSATION_SCHEMA))
			.toList();
		check();
		bind();
	}

	/**
	 * Reads the folder {@code campaigns} below a home folder. That it is missing, or that
	 * a file cannot be read, is a problem of the catalogue.
	 */
	public static Catalogue read(Path home) {
		CampaignFolder folder = CampaignFolder.read(home);
		return new Catalogue(folder.sources(), folder.problems());
	}

	/** Reads what a run kept of its definition. */
	public static Catalogue of(Collection<Source> sources) {
		return new Catalogue(sources, List.of());
	}

	private void check() {
		FileCheck.checkUnique(this.campaignFiles);
		this.segmentFiles.values().forEach(SegmentCheck::check);
		CampaignCheck check = new CampaignCheck(this.segmentFiles);
		this.campaignFiles.forEach(check::check);
		CompensationCheck compensationCheck = new CompensationCheck(this.campaignFiles);
		this.compensationFiles.forEach(compensationCheck::check);
	}

	private void bind() {
		this.segmentFiles.forEach((id, file) -> {
			if (file.isValid()) {
				this.segments.put(id, Binding.segment(file.document().root()));
			}
		});
		for (Draft file : this.campaignFiles) {
			if (file.isValid() && file.segmentIds().allMatch(this.segments::containsKey)) {
				this.campaigns.put(file.id(), Binding.campaign(file.document().root()));
			}
		}
		this.compensationFiles.stream()
			.filter(Draft::isValid)
			.forEach((file) -> this.compensations.put(file.id(), Binding.compensation(file.document().root())));
	}

	/** What is wrong in any file, in the order of a reader. */
	public List<Problem> problems() {
		return Stream
			.concat(this.problemsOfFolder.stream(),
					Stream.of(this.campaignFiles, this.segmentFiles.values(), this.compensationFiles)
						.flatMap(Collection::stream)
						.flatMap((file) -> file.problems().stream()))
			.sorted(Problem.ORDER)
			.toList();
	}

	/** What is wrong in the files of one campaign: its own, and its segments'. */
	public List<Problem> problems(String campaignId) {
		return files(campaignId).flatMap((file) -> file.problems().stream()).sorted(Problem.ORDER).toList();
	}

	/** The valid campaigns, by id. */
	public List<Campaign> campaigns() {
		return List.copyOf(this.campaigns.values());
	}

	/**
	 * A campaign without any error in its own file and its segments'. If it is absent,
	 * {@link #ids()} tells whether it is unknown or in error.
	 */
	public Optional<Campaign> campaign(String id) {
		return Optional.ofNullable(this.campaigns.get(id));
	}

	/**
	 * The ids of all campaigns, also of those in error: what an unknown id is held
	 * against.
	 */
	public SortedSet<String> ids() {
		SortedSet<String> ids = new TreeSet<>();
		this.campaignFiles.forEach((file) -> ids.add(file.id()));
		return ids;
	}

	/** What each campaign refers to, also those in error. */
	public List<Outline> outlines() {
		return this.campaignFiles.stream().map((file) -> Outline.of(file, this.segments)).toList();
	}

	/** What one campaign refers to; two, if two files have its name. */
	public List<Outline> outlines(String campaignId) {
		return this.campaignFiles.stream()
			.filter((file) -> file.id().equals(campaignId))
			.map((file) -> Outline.of(file, this.segments))
			.toList();
	}

	/** The valid segments, by id. */
	public List<Segment> segments() {
		return List.copyOf(this.segments.values());
	}

	/**
	 * A segment that a campaign of this catalogue names.
	 * @throws IllegalArgumentException if no valid segment has this id
	 */
	public Segment segment(String id) {
		Segment segment = this.segments.get(id);
		if (segment == null) {
			throw new IllegalArgumentException("no valid segment '%s'".formatted(id));
		}
		return segment;
	}

	/** The valid compensation policies, by id. */
	public List<Compensation> compensations() {
		return List.copyOf(this.compensations.values());
	}

	/** The ids of all policies, also of those in error. */
	public SortedSet<String> compensationIds() {
		SortedSet<String> ids = new TreeSet<>();
		this.compensationFiles.forEach((file) -> ids.add(file.id()));
		return ids;
	}

	/** The file of a segment, if a valid one has this id. */
	public Optional<Source> segmentSource(String id) {
		return Optional.ofNullable(this.segmentFiles.get(id)).filter(Draft::isValid).map(Draft::source);
	}

	/** A campaign's own file and its segments', which {@link #of} reads again. */
	public List<Source> sources(String campaignId) {
		return files(campaignId).map(Draft::source).toList();
	}

	/**
	 * A later room's complaint about a part of a campaign, as in {@code send.template}.
	 */
	public Problem problemAt(Outline campaign, String path, String message) {
		return this.campaignFiles.stream()
			.filter((file) -> file.source().file().equals(campaign.file()))
			.map((file) -> file.document().problemAt(path, message))
			.findFirst()
			.orElseThrow(() -> new IllegalArgumentException("no campaign in %s".formatted(campaign.file())));
	}

	/** A later room's complaint about a part of a segment, as in {@code sql}. */
	public Problem problemAt(Segment segment, String path, String message) {
		Draft file = this.segmentFiles.get(segment.id());
		if (file == null) {
			throw new IllegalArgumentException("no segment '%s'".formatted(segment.id()));
		}
		return file.document().problemAt(path, message);
	}

	private Stream<Draft> files(String campaignId) {
		return this.campaignFiles.stream()
			.filter((campaign) -> campaign.id().equals(campaignId))
			.flatMap((campaign) -> Stream.concat(Stream.of(campaign),
					campaign.segmentIds()
						.flatMap((segment) -> Optional.ofNullable(this.segmentFiles.get(segment)).stream())))
			.distinct();
	}

}
