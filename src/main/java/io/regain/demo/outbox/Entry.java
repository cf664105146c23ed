package io.regain.demo.outbox;

import java.util.Map;

/**
 * A message as the page's script knows it.
 *
 * @param number from 1, in the order of arrival; names the files of a mail
 * @param channel as in {@link io.regain.message.Channel#id()}
 * @param at milliseconds since 1970
 * @param from the sender as people see it
 * @param sender the sender's address, if it is another thing
 * @param subject subject or title, or empty
 * @param snippet what a list shows behind the subject
 * @param text all it says, without markup
 * @param details what only this channel has
 */
public record Entry(int number, String channel, String run, long at, String language, String from, String sender,
		String to, String subject, String snippet, String text, Map<String, ?> details) {
}
