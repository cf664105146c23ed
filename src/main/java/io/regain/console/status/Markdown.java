package io.regain.console.status;

import java.util.Set;

import org.commonmark.node.Heading;
import org.commonmark.node.Image;
import org.commonmark.node.Node;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.NodeRenderer;
import org.commonmark.renderer.html.HtmlNodeRendererContext;
import org.commonmark.renderer.html.HtmlRenderer;

/**
 * What people wrote as HTML that can do no harm: tags in it are text, links lead to web
 * and mail only, pictures of others are their descriptions, and headings do not disturb
 * those of the page.
 */
final class Markdown {

	private static final Parser PARSER = Parser.builder().build();

	private static final HtmlRenderer RENDERER = HtmlRenderer.builder()
		.escapeHtml(true)
		.sanitizeUrls(true)
		.nodeRendererFactory(Tame::new)
		.build();

	private Markdown() {
	}

	static String html(String text) {
		return RENDERER.render(PARSER.parse(text));
	}

	/** Renders what would disturb the page around it. */
	private static final class Tame implements NodeRenderer {

		private final HtmlNodeRendererContext context;

		Tame(HtmlNodeRendererContext context) {
			this.context = context;
		}

		@Override
		public Set<Class<? extends Node>> getNodeTypes() {
			return Set.of(Heading.class, Image.class);
		}

		@Override
		public void render(Node node) {
			boolean heading = node instanceof Heading;
			if (heading) {
				this.context.getWriter().raw("<p><strong>");
			}
			for (Node child = node.getFirstChild(); child != null; child = child.getNext()) {
				this.context.render(child);
			}
			if (heading) {
				this.context.getWriter().raw("</strong></p>\n");
			}
		}

	}

}
