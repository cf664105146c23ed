package io.regain.template.sandbox;

import freemarker.core.HTMLOutputFormat;
import freemarker.template.SimpleObjectWrapper;
import freemarker.template.TemplateModel;
import freemarker.template.TemplateModelException;
import freemarker.template.Version;
import org.jspecify.annotations.Nullable;

/** Lets templates see plain data and {@link Markup}, and no other object. */
final class PlainData extends SimpleObjectWrapper {

	PlainData(Version version) {
		super(version);
	}

	@Override
	public @Nullable TemplateModel wrap(@Nullable Object object) throws TemplateModelException {
		return (object instanceof Markup markup) ? HTMLOutputFormat.INSTANCE.fromMarkup(markup.html())
				: super.wrap(object);
	}

}
