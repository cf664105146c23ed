package io.regain.channel.push;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.time.Clock;
import java.util.List;

import com.google.auth.oauth2.ServiceAccountCredentials;
import io.github.bucket4j.TimeMeter;
import io.regain.channel.HttpAttempts;
import io.regain.channel.RateLimit;
import io.regain.channel.RatedSender;
import io.regain.channel.Sender;

import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.boot.io.ApplicationResourceLoader;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.ResourceLoader;
import org.springframework.util.StringUtils;
import org.springframework.web.util.UriComponentsBuilder;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({ PushProperties.class, FcmProperties.class })
class PushConfiguration {

	private static final String SCOPE = "https://www.googleapis.com/auth/firebase.messaging";

	@Bean
	@ConditionalOnProperty("regain.push.fcm.credentials")
	Sender pushSender(FcmProperties properties, PushProperties push, ResourceLoader resources, Clock clock,
			TimeMeter time) {
		ServiceAccountCredentials account = account(properties.credentials(), resources);
		PushSender sender = new PushSender(url(properties, account), new AccessTokens(account, clock),
				HttpAttempts.sharing(properties.baseUrl(), properties.connectTimeout(), properties.timeout(), clock),
				properties.concurrency());
		return new RatedSender(sender, new RateLimit(push.limit(), time));
	}

	private static ServiceAccountCredentials account(String location, ResourceLoader resources) {
		// Prefers files: a path without a prefix is not meant to be on the class path
		ResourceLoader loader = ApplicationResourceLoader.get(resources, true);
		try (InputStream json = loader.getResource(location).getInputStream()) {
			return (ServiceAccountCredentials) ServiceAccountCredentials.fromStream(json).createScoped(List.of(SCOPE));
		}
		catch (IOException | RuntimeException ex) {
			// The library throws both for what is no key. Neither its words nor the value
			// are
			// told: whoever puts the JSON itself here would read the key in their log
			throw invalid("credentials", "…",
					"It must be the path of a readable JSON file with the key of a service account");
		}
	}

	private static URI url(FcmProperties properties, ServiceAccountCredentials account) {
		String project = properties.projectId().isBlank() ? account.getProjectId() : properties.projectId();
		if (!StringUtils.hasText(project)) {
			throw invalid("project-id", "", "It must be the project's id, as the credentials name none");
		}
		return UriComponentsBuilder.fromUri(properties.baseUrl())
			.path("/v1/projects/{project}/messages:send")
			.build(project);
	}

	private static RuntimeException invalid(String name, String value, String reason) {
		return new InvalidConfigurationPropertyValueException("regain.push.fcm." + name, value, reason);
	}

}
