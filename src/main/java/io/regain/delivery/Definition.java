package io.regain.delivery;

import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

import io.regain.campaign.Campaign;
import io.regain.campaign.Catalogue;
import io.regain.campaign.Source;
import io.regain.message.From;
import io.regain.template.TemplateBundle;

/**
 * All that a run was defined by when it was planned: the campaign's and its segments'
 * YAML and the closure of its template. What a resumed run uses, whatever the files say
 * now.
 */
public record Definition(List<Source> sources, TemplateBundle template) {

	public Definition {
		sources = List.copyOf(sources);
	}

	/**
	 * In whose name a campaign of it writes; empty if a later version cannot read it.
	 */
	String sender(String campaign) {
		return from(campaign).map(From::name).orElse("");
	}

	/** The same with the addresses. */
	Optional<From> from(String campaign) {
		return Catalogue.of(this.sources).campaign(campaign).map(Campaign::from);
	}

	/**
	 * What it is about, as consents name it; empty if it needs none, or nobody can tell.
	 */
	Optional<String> topic(String campaign) {
		return Catalogue.of(this.sources).campaign(campaign).flatMap(Campaign::topic);
	}

	/** As it is stored. */
	record Stored(List<Source> sources, String template, SortedMap<String, String> files) {

		static Stored of(Definition definition) {
			return new Stored(definition.sources(), definition.template().name(), definition.template().files());
		}

		Definition definition() {
			return new Definition(this.sources, new TemplateBundle(this.template, this.files));
		}

	}

}
