package io.regain.template.markdown;

import java.util.Map;
import java.util.Set;

import org.commonmark.node.BlockQuote;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Heading;
import org.commonmark.node.ListBlock;
import org.commonmark.node.Node;
import org.commonmark.node.ThematicBreak;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;

/**
 * A text in CommonMark, without what a message cannot have: images, HTML, links that lead
 * anywhere but to the web, a mailbox or a telephone, and headings of several sizes.
 */
public final class Markdown {

	/** What {@link #html} makes, and may be told attributes of. */
	public static final Set<String> TAGS = Set.of("p", "h2", "ul", "ol", "li", "a", "strong", "em", "blockquote", "pre",
			"code", "hr", "br");

	private static final int LONGEST = 20_000;

	/**
	 * Beyond it, marks are text: to go down further would take more stack than there is.
	 */
	private static final int DEEPEST = 32;

	/** Lines that are indented are no code: whoever writes them means the text. */
	private static final Parser PARSER = Parser.builder()
		.enabledBlockTypes(
				Set.of(Heading.class, ListBlock.class, BlockQuote.class, FencedCodeBlock.class, ThematicBreak.class))
		.maxOpenBlockParsers(DEEPEST)
		.maxInlineNesting(DEEPEST)
		.build();

	private final String source;

	private final Node document;

	private Markdown(String source, Node document) {
		this.source = source;
		this.document = document;
	}

	/**
	 * @throws IllegalArgumentException if it is too long; the text says what is allowed
	 */
	public static Markdown of(String source) {
		if (source.length() > LONGEST) {
			throw new IllegalArgumentException("has %d characters; allowed are %d".formatted(source.length(), LONGEST));
		}
		Node document = PARSER.parse(source);
		document.accept(new Simplify());
		return new Markdown(source, document);
	}

	/** As it was written. */
	public String source() {
		return this.source;
	}

	/**
	 * For text mails, SMS and push: links as {@code text (address)}, lists with hyphens,
	 * an empty line between paragraphs.
	 */
	public String plain() {
		return WritePlain.of(this.document);
	}

	/**
	 * For HTML: everything that is not ours is escaped.
	 * @param attributes by {@linkplain #TAGS tag}: names and values, which are escaped
	 */
	public String html(Map<String, Map<String, String>> attributes) {
		return HtmlRenderer.builder()
			.escapeHtml(true)
			.percentEncodeUrls(true)
			.attributeProviderFactory(
					(context) -> (node, tag, given) -> given.putAll(attributes.getOrDefault(tag, Map.of())))
			.build()
			.render(this.document)
			.strip();
	}

}
