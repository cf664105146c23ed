package io.regain.template.sandbox;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** Templates that would not end, or take all there is. */
@Timeout(600)
class RunawayTests {

	private static final String FILE = "a/b/text.en.ftl";

	private static final String LOOP = "<#list 1..1000 as a><#list 1..1000 as b><#list 1..1000 as c>"
			+ "<#list 1..1000 as d>§</#list></#list></#list></#list>";

	private static final Duration SHORT = Duration.ofMillis(50);

	private static final Duration LONG = Duration.ofSeconds(30);

	@ParameterizedTest
	@ValueSource(strings = { "", "<#assign x = a * b>", "<#if a == b></#if>" })
	void aLoopThatDoesNotEndIsStopped(String body) {
		assertThat(failure(LOOP.replace("§", body), SHORT)).contains("takes longer than 50 ms");
	}

	@ParameterizedTest
	@ValueSource(strings = {
			"<#function f n><#if n == 0><#return 0></#if><#return f(n - 1) + 0 + f(n - 1)></#function>${f(40)}",
			"<#macro m n><#if n gt 0><@m n - 1/><@m n - 1/></#if></#macro><@m 40/>",
			"<#macro m n><#if n gt 0><@m n - 1><#nested></@m><@m n - 1/></#if></#macro><@m 40>x</@m>" })
	void callsThatMultiplyAreStopped(String source) {
		assertThat(failure(source, SHORT)).contains("takes longer than 50 ms");
	}

	@ParameterizedTest
	@ValueSource(strings = { "<#macro m><@m/></#macro><@m/>", "<#function f n><#return f(n + 1)></#function>${f(1)}",
			"<#macro m><#nested><@m><#nested></@m></#macro><@m>x</@m>" })
	void callsWithoutEndAreStopped(String source) {
		assertThat(failure(source, LONG)).contains("calls itself too deeply");
	}

	@Test
	void textsThatMultiplyAreStoppedAndTheOthersGoOn() throws Exception {
		ProcessBuilder builder = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
				"-Xmx48m", "-cp", System.getProperty("java.class.path"), SmallHeap.class.getName())
			.redirectErrorStream(true);
		// Or Java would say that it has picked them up
		builder.environment().keySet().removeAll(List.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS"));
		Process process = builder.start();
		assertThat(new String(process.getInputStream().readAllBytes(), UTF_8).lines()).containsExactlyElementsOf(
				Collections.nCopies(SmallHeap.ATTACKS.size(), "it needs more memory than there is; the other is fine"));
		assertThat(process.waitFor()).isZero();
	}

	@ParameterizedTest
	@ValueSource(strings = { "<#assign n = n * n>", "<#assign n = n * 99999999999>", "<#assign n += n * 9>" })
	void numbersThatMultiplyAreStopped(String body) {
		assertThat(failure("<#assign n = 12><#list 1..999 as i>" + body + "</#list>${n}", LONG))
			.contains("more than 60 digits");
	}

	@Test
	void whatIsWrittenIsCutAtItsLength() throws SandboxException {
		TemplateSet set = set("<#list 1..10 as i>12345<#sep></#sep></#list>");
		assertThat(set.render(FILE, Map.of(), 50, LONG)).hasSize(50);
		assertThatExceptionOfType(SandboxException.class).isThrownBy(() -> set.render(FILE, Map.of(), 49, LONG))
			.withMessageContaining(FILE)
			.withMessageContaining("more than 49 characters");
		assertThat(failure(LOOP.replace("§", "output"), LONG)).contains("more than 65536 characters");
	}

	@Test
	void aMissingValueIsToldWithItsPlaceAndWithoutData() {
		TemplateSet set = set("Dear ${name},\nwe owe you ${amount.missing}.");
		assertThatExceptionOfType(SandboxException.class)
			.isThrownBy(() -> set.render(FILE, Map.of("name", "Anna", "amount", Map.of("x", "secret")), 100, LONG))
			.satisfies((ex) -> {
				assertThat(ex.missing()).hasValue("amount.missing");
				assertThat(ex).hasMessage("templates/a/b/text.en.ftl:2:14: amount.missing has no value");
			});
		assertThat(failure("<#assign a = [1]>${a}", LONG)).startsWith("templates/a/b/text.en.ftl:1:20: a: ")
			.endsWith("but this has evaluated to a sequence");
	}

	@Test
	void theThreadIsTheSameAfterARenderingThatWasStopped() throws SandboxException {
		TemplateSet set = set("<#if endless>" + LOOP.replace("§", "") + "</#if>done");
		for (int i = 0; i < 3; i++) {
			assertThatExceptionOfType(SandboxException.class)
				.isThrownBy(() -> set.render(FILE, Map.of("endless", true), 100, Duration.ofNanos(1)));
			assertThat(Thread.currentThread().isInterrupted()).isFalse();
			assertThat(set.render(FILE, Map.of("endless", false), 100, LONG)).isEqualTo("done");
		}
	}

	@Test
	void aWatchThatHasEndedLeavesNoInterruptBehind() {
		int interrupted = 0;
		int left = 0;
		while (interrupted < 10) {
			Watchdog.Watch watch = Watchdog.SHARED.begin(Duration.ZERO);
			for (int work = 0; work < 50_000; work++) {
				Thread.onSpinWait();
			}
			interrupted += watch.end() ? 1 : 0;
			left += Thread.interrupted() ? 1 : 0;
		}
		assertThat(left).isZero();
	}

	/** As of a process that was suspended; but it may be what it does itself, too. */
	@Test
	void aStandstillOfTheProcessIsNoRenderingThatTakesLongUnlessItComesAgain() {
		Watchdog watchdog = new Watchdog();
		Watchdog.Watch watch = watchdog.begin(LONG);
		long asleep = System.nanoTime();
		long awake = asleep + Duration.ofHours(1).toNanos();
		watchdog.look(asleep, awake);
		watchdog.look(awake, awake + 1);
		assertThat(Thread.currentThread().isInterrupted()).isFalse();
		watchdog.look(awake + 1, awake + LONG.plusMillis(1).toNanos());
		assertThat(watch.end()).isTrue();
	}

	@Test
	void aRenderingThatBeganAgainHasItsTimeAndNoMore() {
		Watchdog watchdog = new Watchdog();
		Watchdog.Watch watch = watchdog.begin(SHORT);
		long awake = System.nanoTime() + Duration.ofHours(1).toNanos();
		watchdog.look(System.nanoTime(), awake);
		assertThat(Thread.currentThread().isInterrupted()).isFalse();
		watchdog.look(awake, awake + SHORT.plusMillis(1).toNanos());
		assertThat(watch.end()).isTrue();
	}

	@Test
	void anInterruptFromOutsideIsKeptAndRefusesNothing() throws Exception {
		TemplateSet set = set("<#list 1..3 as a></#list>done");
		Thread.currentThread().interrupt();
		String text = set.render(FILE, Map.of(), 100, LONG);
		assertThat(Thread.interrupted()).isTrue();
		assertThat(text).isEqualTo("done");
	}

	@Test
	void anInterruptDuringARenderingIsKeptAndRefusesNothing() throws Exception {
		TemplateSet set = set("<#list 1..3 as a>${row.cell}<#list 1..3 as b></#list></#list>");
		Thread self = Thread.currentThread();
		List<String> interrupts = new ArrayList<>(List.of("first", "second"));
		Map<String, Object> row = new TreeMap<>() {

			@Override
			public Object get(Object key) {
				if (!interrupts.isEmpty()) {
					interrupts.remove(0);
					self.interrupt();
				}
				return "x";
			}

		};
		String text = set.render(FILE, Map.of("row", row), 100, LONG);
		assertThat(Thread.interrupted()).isTrue();
		assertThat(text).isEqualTo("xxx");
		assertThat(interrupts).isEmpty();
	}

	@Test
	void manyThreadsRenderAtOnceAndOneIsStopped() throws Exception {
		TemplateSet set = set("<#if n == 1>" + LOOP.replace("§", "") + "</#if>text ${n}");
		CountDownLatch start = new CountDownLatch(1);
		List<String> texts = Collections.synchronizedList(new ArrayList<>());
		List<Thread> threads = IntStream.rangeClosed(1, 4).mapToObj((n) -> new Thread(() -> {
			try {
				start.await();
				texts.add(set.render(FILE, Map.of("n", n), 100, (n == 1) ? SHORT : LONG));
			}
			catch (SandboxException | InterruptedException ex) {
				texts.add("stopped");
			}
		})).toList();
		threads.forEach(Thread::start);
		start.countDown();
		for (Thread thread : threads) {
			thread.join(LONG.toMillis());
		}
		assertThat(texts).containsExactlyInAnyOrder("stopped", "text 2", "text 3", "text 4");
	}

	private static String failure(String source, Duration limit) {
		TemplateSet set = set(source);
		try {
			return "rendered: " + set.render(FILE, Map.of(), 64 * 1024, limit);
		}
		catch (SandboxException ex) {
			return String.valueOf(ex.getMessage());
		}
	}

	private static TemplateSet set(String source) {
		TemplateSet set = new TemplateSet(new TreeMap<>(Map.of(FILE, source)));
		assertThat(set.problems()).isEmpty();
		return set;
	}

}
