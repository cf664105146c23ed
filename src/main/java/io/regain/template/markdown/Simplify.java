package io.regain.template.markdown;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Heading;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.Text;

/**
 * Takes out of a parsed text what a message cannot have, and makes links of bare
 * addresses: whoever is in a hurry pastes them.
 */
final class Simplify extends AbstractVisitor {

	/** The level of a section: the mail's own heading stands above it. */
	private static final int SECTION = 2;

	private static final Pattern ALLOWED = Pattern.compile("(https?://|mailto:|tel:).+");

	/** Without what ends the sentence around it. */
	private static final Pattern ADDRESS = Pattern.compile("https?://[^\\s<>\"«»“”]*[^\\s<>\"«»“”.,:;!?)\\]'…]");

	@Override
	public void visit(Heading heading) {
		heading.setLevel(SECTION);
		visitChildren(heading);
	}

	@Override
	public void visit(Image image) {
		visitChildren(image);
		unwrap(image);
	}

	@Override
	public void visit(HtmlInline html) {
		html.insertBefore(new Text(html.getLiteral()));
		html.unlink();
	}

	@Override
	public void visit(Link link) {
		visitChildren(link);
		if (!ALLOWED.matcher(link.getDestination().toLowerCase(Locale.ROOT)).matches()) {
			unwrap(link);
		}
	}

	@Override
	public void visit(Text text) {
		if (isLinked(text)) {
			return;
		}
		String literal = text.getLiteral();
		Matcher addresses = ADDRESS.matcher(literal);
		int end = 0;
		while (addresses.find()) {
			text.insertBefore(new Text(literal.substring(end, addresses.start())));
			Link link = new Link(addresses.group(), null);
			link.appendChild(new Text(addresses.group()));
			text.insertBefore(link);
			end = addresses.end();
		}
		text.setLiteral(literal.substring(end));
	}

	private static boolean isLinked(Node node) {
		for (Node parent = node.getParent(); parent != null; parent = parent.getParent()) {
			if (parent instanceof Link) {
				return true;
			}
		}
		return false;
	}

	/** What it says stays. */
	private static void unwrap(Node node) {
		for (Node child = node.getFirstChild(); child != null; child = node.getFirstChild()) {
			node.insertBefore(child);
		}
		node.unlink();
	}

}
