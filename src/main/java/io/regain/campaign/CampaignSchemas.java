package io.regain.campaign;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

import io.regain.campaign.schema.SchemaCheck;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The JSON Schemas that editors complete and check campaigns, segments and compensation
 * policies with, and that the catalogue is read by. They are made from
 * {@code CampaignYaml}, {@code SegmentYaml} and {@code CompensationYaml} when these
 * change, not at each start.
 */
public final class CampaignSchemas {

	private static final String CAMPAIGN = "campaign.schema.json";

	private static final String SEGMENT = "segment.schema.json";

	private static final String COMPENSATION = "compensation.schema.json";

	private CampaignSchemas() {
	}

	/** The content of each schema file, by its name relative to the home folder. */
	public static Map<String, String> files() {
		return Map.of("campaigns/" + CAMPAIGN, text(CAMPAIGN), "campaigns/" + SEGMENT, text(SEGMENT),
				"campaigns/" + COMPENSATION, text(COMPENSATION));
	}

	static SchemaCheck campaign() {
		return check(CAMPAIGN);
	}

	static SchemaCheck segment() {
		return check(SEGMENT);
	}

	static SchemaCheck compensation() {
		return check(COMPENSATION);
	}

	private static SchemaCheck check(String name) {
		return new SchemaCheck((ObjectNode) JsonMapper.shared().readTree(text(name)));
	}

	private static String text(String name) {
		try (InputStream in = CampaignSchemas.class.getResourceAsStream(name)) {
			if (in == null) {
				throw new IllegalStateException(name + " is missing beside " + CampaignSchemas.class.getName());
			}
			return new String(in.readAllBytes(), StandardCharsets.UTF_8);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
