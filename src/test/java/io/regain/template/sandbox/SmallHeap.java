package io.regain.template.sandbox;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Renders texts that multiply, in a process of its own whose memory is small; says how
 * each ended.
 */
final class SmallHeap {

	static final List<String> ATTACKS = List.of("<#assign s = s + '' + s>", "<#assign s = '${s}${s}'>",
			"<#assign s>${s}${s}</#assign>", "<#assign s = [s, s]?join(s)>", "<#assign s = s?replace('', s)>",
			"<#assign s><#list 1..1000 as a>${s}</#list></#assign>");

	private SmallHeap() {
	}

	/** The test reads from this process what became of each attack. */
	public static void main(String[] args) throws SandboxException {
		for (String attack : ATTACKS) {
			String source = "<#assign s = 'abc'><#list 1..99 as i>" + attack + "</#list>";
			TemplateSet set = new TemplateSet(new TreeMap<>(Map.of("a.ftl", source, "b.ftl", "fine")));
			try {
				System.out.println("rendered: " + set.render("a.ftl", Map.of(), 1000, Duration.ofSeconds(30)));
			}
			catch (SandboxException ex) {
				System.out.println(ex.problem().message() + "; the other is "
						+ set.render("b.ftl", Map.of(), 1000, Duration.ofSeconds(30)));
			}
		}
	}

}
