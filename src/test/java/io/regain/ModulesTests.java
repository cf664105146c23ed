package io.regain;

import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import org.springframework.modulith.core.ApplicationModule;
import org.springframework.modulith.core.ApplicationModules;
import org.springframework.modulith.core.DependencyType;

import static org.assertj.core.api.Assertions.assertThat;

class ModulesTests {

	private static final ApplicationModules MODULES = ApplicationModules.of(RegainApplication.class);

	@Test
	void dependenciesPointUpstreamOnlyAsEachRoomDeclares() {
		MODULES.verify();
	}

	@Test
	void nobodyUsesTheDemo() {
		assertThat(modules().filter((module) -> uses(module, "demo"))).isEmpty();
	}

	@Test
	void edgesKnowNoChannel() {
		assertThat(modules().filter((module) -> module.getIdentifier().toString().matches("cli|console|report"))
			.filter((module) -> Stream.of("channel", "channel.email", "channel.sms", "channel.push")
				.anyMatch((channel) -> uses(module, channel))))
			.isEmpty();
	}

	private static Stream<ApplicationModule> modules() {
		return MODULES.stream();
	}

	private static boolean uses(ApplicationModule module, String other) {
		return module.getDirectDependencies(MODULES, DependencyType.values())
			.stream()
			.anyMatch((dependency) -> dependency.getTargetModule().getIdentifier().toString().equals(other));
	}

}
