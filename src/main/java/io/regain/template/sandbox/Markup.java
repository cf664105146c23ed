package io.regain.template.sandbox;

/**
 * HTML that is written as it is: made by us of something that was escaped.
 */
public record Markup(String html) {

}
