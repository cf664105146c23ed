package io.regain.tracking;

/**
 * Who asked for an image or a link, as far as they say. Looked at, and not kept.
 *
 * @param asks whether it is wanted; a HEAD only looks whether it is there
 * @param userAgent or empty
 * @param purpose what a program says it fetches something for, ahead of anybody's wish;
 * or empty
 */
public record Visitor(boolean asks, String userAgent, String purpose) {
}
