package io.regain.tracking;

import java.net.URI;
import java.util.Map;

import io.regain.RegainTest;
import io.regain.message.Secret;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.BeanFactory;

import static org.assertj.core.api.Assertions.assertThat;

@RegainTest
class SignedTracesTests {

	private static final URI URL = URI.create("https://mail.example/");

	private final BeanFactory beans;

	SignedTracesTests(BeanFactory beans) {
		this.beans = beans;
	}

	@Test
	void eachCanBeSwitchedOffForTheWholeInstallation() {
		assertThat(traces(false, true, URL).opens()).isFalse();
		assertThat(traces(false, true, URL).clicks()).isTrue();
		assertThat(traces(true, false, URL).opens()).isTrue();
		assertThat(traces(true, false, URL).clicks()).isFalse();
	}

	@Test
	void whereNobodyFindsUsNothingIsLearned() {
		assertThat(traces(true, true, null).opens()).isFalse();
		assertThat(traces(true, true, null).clicks()).isFalse();
	}

	@Test
	void addressesAreShortAndNameNobody() {
		SignedTraces traces = traces(true, true, URL);
		assertThat(traces.open(4_711)).matches("https://mail\\.example/o/3mv\\.[\\w-]{16}\\.gif");
		assertThat(traces.click(4_711, 36)).matches("https://mail\\.example/c/3mv-10\\.[\\w-]{16}");
	}

	private SignedTraces traces(boolean opens, boolean clicks, @Nullable URI url) {
		return new SignedTraces(this.beans.getBeanProvider(Secret.class), new EngagementProperties(opens, clicks),
				new TrackingProperties(url, Map.of()));
	}

}
