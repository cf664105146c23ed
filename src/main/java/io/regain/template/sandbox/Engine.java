package io.regain.template.sandbox;

import java.time.ZoneOffset;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TimeZone;

import freemarker.cache.StringTemplateLoader;
import freemarker.cache.StrongCacheStorage;
import freemarker.core.HTMLOutputFormat;
import freemarker.core.PlainTextOutputFormat;
import freemarker.core.TemplateClassResolver;
import freemarker.template.Configuration;
import freemarker.template.Template;
import freemarker.template.TemplateExceptionHandler;
import freemarker.template.Version;

/** FreeMarker, set up to see nothing but the given files and plain data. */
final class Engine {

	private static final Version VERSION = Configuration.VERSION_2_3_34;

	private Engine() {
	}

	static Configuration over(SortedMap<String, String> sources) {
		StringTemplateLoader files = new StringTemplateLoader();
		sources.forEach(files::putTemplate);
		Configuration configuration = new Configuration(VERSION);
		configuration.setTemplateLoader(files);
		configuration.setLocalizedLookup(false);
		configuration.setCacheStorage(new StrongCacheStorage());
		configuration.setTemplateUpdateDelayMilliseconds(Long.MAX_VALUE);
		syntax(configuration);
		confine(configuration);
		return configuration;
	}

	/** One syntax only, so that a file says what it seems to say. */
	private static void syntax(Configuration configuration) {
		configuration.setTagSyntax(Configuration.ANGLE_BRACKET_TAG_SYNTAX);
		configuration.setInterpolationSyntax(Configuration.DOLLAR_INTERPOLATION_SYNTAX);
		configuration.setNamingConvention(Configuration.LEGACY_NAMING_CONVENTION);
		configuration.setOutputFormat(PlainTextOutputFormat.INSTANCE);
		configuration.setDefaultEncoding("UTF-8");
		configuration.setURLEscapingCharset("UTF-8");
		configuration.setLocale(Locale.ROOT);
		configuration.setTimeZone(TimeZone.getTimeZone(ZoneOffset.UTC));
		configuration.setNumberFormat("c");
	}

	private static void confine(Configuration configuration) {
		configuration.clearSharedVariables();
		configuration.setObjectWrapper(new PlainData(VERSION));
		configuration.setNewBuiltinClassResolver(TemplateClassResolver.ALLOWS_NOTHING_RESOLVER);
		configuration.setAPIBuiltinEnabled(false);
		configuration.setArithmeticEngine(new BoundedArithmetic());
		configuration.setTemplateExceptionHandler(TemplateExceptionHandler.RETHROW_HANDLER);
		// Its log would have the data that a template failed on.
		configuration.setLogTemplateExceptions(false);
	}

	/**
	 * Whether the file's own header has not switched escaping off, or to another format
	 * or syntax.
	 */
	static boolean isAsItsNameSays(Template template) {
		boolean escaped = template.getName().endsWith(".ftlh")
				? template.getOutputFormat() == HTMLOutputFormat.INSTANCE && template.getAutoEscaping()
				: template.getOutputFormat() == PlainTextOutputFormat.INSTANCE;
		return escaped && template.getActualTagSyntax() == Configuration.ANGLE_BRACKET_TAG_SYNTAX;
	}

}
