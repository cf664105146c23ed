package io.regain.template.markdown;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

import org.commonmark.node.BulletList;
import org.commonmark.node.Code;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.Heading;
import org.commonmark.node.Link;
import org.commonmark.node.ListBlock;
import org.commonmark.node.Node;
import org.commonmark.node.OrderedList;
import org.commonmark.node.Paragraph;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.Text;

/** Writes a text as a person would write it without any means but lines. */
final class WritePlain {

	private static final String APART = "\n\n";

	private WritePlain() {
	}

	static String of(Node document) {
		return blocks(document, APART);
	}

	private static String blocks(Node parent, String between) {
		return children(parent).stream()
			.map(WritePlain::block)
			.filter((text) -> !text.isBlank())
			.collect(Collectors.joining(between));
	}

	private static String block(Node block) {
		if (block instanceof Paragraph || block instanceof Heading) {
			return inline(block);
		}
		if (block instanceof FencedCodeBlock code) {
			return code.getLiteral().stripTrailing();
		}
		return (block instanceof ListBlock list) ? list(list) : blocks(block, APART);
	}

	private static String list(ListBlock list) {
		String between = list.isTight() ? "\n" : APART;
		int number = (list instanceof OrderedList ordered)
				? Optional.ofNullable(ordered.getMarkerStartNumber()).orElse(1) : 1;
		List<String> items = new ArrayList<>();
		for (Node item : children(list)) {
			String marker = (list instanceof BulletList) ? "- " : number++ + ". ";
			items.add(marker + blocks(item, between).replace("\n", "\n" + " ".repeat(marker.length())));
		}
		return String.join(between, items);
	}

	private static String inline(Node parent) {
		return children(parent).stream().map(WritePlain::run).collect(Collectors.joining());
	}

	private static String run(Node node) {
		if (node instanceof Text text) {
			return text.getLiteral();
		}
		if (node instanceof Code code) {
			return code.getLiteral();
		}
		if (node instanceof SoftLineBreak) {
			return " ";
		}
		if (node instanceof HardLineBreak) {
			return "\n";
		}
		return (node instanceof Link link) ? link(link) : inline(node);
	}

	private static String link(Link link) {
		String label = inline(link);
		String address = link.getDestination().replaceFirst("^(?i:mailto:|tel:)", "");
		boolean same = label.isBlank() || bare(label).equals(bare(address));
		return same ? address : label + " (" + address + ")";
	}

	/** As people write it. */
	private static String bare(String address) {
		return address.toLowerCase(Locale.ROOT).replaceFirst("^https?://(www\\.)?", "").replaceFirst("/$", "");
	}

	private static List<Node> children(Node parent) {
		List<Node> children = new ArrayList<>();
		for (Node child = parent.getFirstChild(); child != null; child = child.getNext()) {
			children.add(child);
		}
		return children;
	}

}
