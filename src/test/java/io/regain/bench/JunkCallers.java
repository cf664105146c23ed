package io.regain.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;

/**
 * Ask for what is not there, with tokens that are wrong, signatures that are forged,
 * bodies that are far too long, and bytes that are no request, at a fixed rate.
 */
final class JunkCallers implements AutoCloseable {

	private static final int CALLERS = 32;

	private static final List<byte[]> JUNK = List.of(
			post("/callbacks/twilio/1.AAAAAAAAAAAAAAAA", "X-Twilio-Signature: AAAA", "MessageStatus=delivered"),
			post("/callbacks/twilio/" + "x".repeat(200), "X-Twilio-Signature: AAAA", "MessageStatus=delivered"),
			post("/callbacks/twilio/inbound", "X-Twilio-Signature: AAAA", "Body=STOP&From=%2B491701234567"),
			post("/callbacks/twilio/inbound", "X-Nothing: at all", "a=%zz"),
			post("/u/zzzz.AAAAAAAAAAAAAAAA", "Accept: */*", "List-Unsubscribe=One-Click"),
			"GET /u/1.AAAAAAAAAAAAAAAA HTTP/1.1\r\nHost: x\r\n\r\n".getBytes(StandardCharsets.US_ASCII),
			"GET /wp-login.php HTTP/1.1\r\nHost: x\r\n\r\n".getBytes(StandardCharsets.US_ASCII),
			"POST /callbacks/twilio/inbound HTTP/1.1\r\nHost: x\r\nContent-Length: 10485760\r\n\r\na=b"
				.getBytes(StandardCharsets.US_ASCII),
			"\u0016\u0003\u0001 garbage\r\n\r\n".getBytes(StandardCharsets.US_ASCII));

	private final ExecutorService threads = Executors.newFixedThreadPool(CALLERS);

	private final Map<Integer, LongAdder> answers = new ConcurrentSkipListMap<>();

	private final int port;

	private final long pauseNanos;

	private final long began = System.nanoTime();

	private volatile boolean ended;

	JunkCallers(int port, int perSecond) {
		this.port = port;
		this.pauseNanos = CALLERS * 1_000_000_000L / perSecond;
		for (int number = 0; number < CALLERS; number++) {
			Random dice = new Random(number);
			this.threads.submit(() -> {
				call(dice);
				return true;
			});
		}
	}

	private void call(Random dice) throws IOException {
		KeptConnection connection = new KeptConnection(this.port);
		long due = System.nanoTime();
		while (!this.ended) {
			due += this.pauseNanos;
			LockSupport.parkNanos(due - System.nanoTime());
			try {
				count(connection.exchange(JUNK.get(dice.nextInt(JUNK.size()))));
			}
			catch (IOException ex) {
				count(0);
				connection.reopen();
			}
		}
		connection.close();
	}

	private void count(int status) {
		this.answers.computeIfAbsent(status, (key) -> new LongAdder()).increment();
	}

	long answered() {
		return this.answers.values().stream().mapToLong(LongAdder::sum).sum();
	}

	/**
	 * How many a second, and with what they were answered; 0: the connection was closed.
	 */
	String summary() {
		double seconds = (System.nanoTime() - this.began) / 1e9;
		return "%.0f a second, %s".formatted(answered() / seconds,
				this.answers.entrySet()
					.stream()
					.map((answer) -> answer.getKey() + ": " + answer.getValue())
					.collect(Collectors.joining(", ")));
	}

	@Override
	public void close() {
		this.ended = true;
		this.threads.shutdown();
	}

	private static byte[] post(String path, String header, String body) {
		return "POST %s HTTP/1.1\r\nHost: x\r\nContent-Type: application/x-www-form-urlencoded\r\n%s\r\nContent-Length: %d\r\n\r\n%s"
			.formatted(path, header, body.length(), body)
			.getBytes(StandardCharsets.US_ASCII);
	}

}
