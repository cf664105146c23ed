package io.regain.tracking;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What is learned of those who read emails, as far as a campaign and a customer allow it;
 * {@code regain.tracking.*}.
 *
 * @param opens whether emails carry an image that tells that they were opened
 * @param clicks whether links in emails lead over us
 */
@ConfigurationProperties("regain.tracking")
record EngagementProperties(@DefaultValue("true") boolean opens, @DefaultValue("true") boolean clicks) {
}
