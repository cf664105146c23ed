package io.regain.cli;

import java.util.LinkedHashMap;
import java.util.Map;

import io.regain.message.Channel;
import io.regain.message.Content;
import io.regain.message.SegmentCount;

/** A message of a preview, as files and in one line. */
record Shown(Channel channel, String locale, Content content) {

	/** By file name. */
	Map<String, String> files() {
		Map<String, String> files = new LinkedHashMap<>();
		if (this.content instanceof Content.Email email) {
			files.put("email.%s.html".formatted(this.locale), email.html());
			files.put("email.%s.txt".formatted(this.locale), "Subject: " + email.subject() + "\n\n" + email.text());
		}
		else if (this.content instanceof Content.Sms sms) {
			files.put("sms.%s.txt".formatted(this.locale), sms.text());
		}
		else if (this.content instanceof Content.Push push) {
			files.put("push.%s.txt".formatted(this.locale), push.title() + "\n" + push.body());
		}
		return files;
	}

	String summary() {
		String what = this.content.parts().get(0).strip();
		if (this.content instanceof Content.Sms sms) {
			SegmentCount count = SegmentCount.of(sms.text());
			what = "%s, %s, %d units".formatted(Output.plural(count.segments(), "segment"), count.encoding(),
					count.units());
		}
		return "%-5s %-5s %s".formatted(this.channel.id(), this.locale, what);
	}

}
