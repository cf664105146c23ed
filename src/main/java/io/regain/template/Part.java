package io.regain.template;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.regain.message.Channel;

/** One text of a message, and the file it is rendered from. */
enum Part {

	SUBJECT(Channel.EMAIL, "subject", "ftl"), HTML(Channel.EMAIL, "html", "ftlh"), TEXT(Channel.EMAIL, "text", "ftl"),
	SMS(Channel.SMS, "sms", "ftl"), PUSH_TITLE(Channel.PUSH, "push-title", "ftl"),
	PUSH_BODY(Channel.PUSH, "push-body", "ftl");

	/** {@code subject.pt-BR.ftl}. */
	private static final Pattern FILE = Pattern.compile("([a-z-]+)\\.([a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*)\\.(ftlh?)");

	private final Channel channel;

	private final String name;

	private final String extension;

	Part(Channel channel, String name, String extension) {
		this.channel = channel;
		this.name = name;
		this.extension = extension;
	}

	/** The parts that a message on this channel is made of. */
	static List<Part> of(Channel channel) {
		return Arrays.stream(values()).filter((part) -> part.channel == channel).toList();
	}

	/** Which part in which locale a file of this name holds. */
	static Optional<InLocale> named(String fileName) {
		Matcher matcher = FILE.matcher(fileName);
		if (!matcher.matches()) {
			return Optional.empty();
		}
		return Arrays.stream(values())
			.filter((part) -> part.name.equals(matcher.group(1)) && part.extension.equals(matcher.group(3)))
			.map((part) -> new InLocale(part, matcher.group(2)))
			.findFirst();
	}

	Channel channel() {
		return this.channel;
	}

	String fileName(String locale) {
		return this.name + "." + locale + "." + this.extension;
	}

	/** What was rendered, in the form in which it can be sent. */
	String tidied(String rendered) {
		return switch (this) {
			case SUBJECT, PUSH_TITLE -> Tidy.line(rendered);
			case HTML -> Tidy.lines(rendered);
			case TEXT, SMS, PUSH_BODY -> Tidy.lines(rendered).strip();
		};
	}

	/** A part in one of its locales. */
	record InLocale(Part part, String locale) {

	}

}
