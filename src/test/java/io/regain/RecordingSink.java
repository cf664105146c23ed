package io.regain;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.LockSupport;

/**
 * A relay that takes everything and forgets nothing: each message stands in its record
 * before it is acknowledged, also to a client that is dead by then.
 */
public final class RecordingSink implements AutoCloseable {

	private static final String MESSAGE_ID = "message-id: <";

	private final ServerSocket server;

	private final Queue<String> messageIds = new ConcurrentLinkedQueue<>();

	private final Semaphore allowed = new Semaphore(Integer.MAX_VALUE);

	private volatile String last = "";

	private volatile Duration pause = Duration.ZERO;

	private volatile Duration thought = Duration.ZERO;

	public RecordingSink() {
		try {
			this.server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		thread(this::accept);
	}

	public int port() {
		return this.server.getLocalPort();
	}

	/** How long it thinks before it acknowledges a message. */
	public void pause(Duration time) {
		this.pause = time;
	}

	/** How long it thinks before each reply. */
	public void think(Duration time) {
		this.thought = time;
	}

	/** From now on it takes so many more, and then does not answer any more. */
	public void allow(int messages) {
		this.allowed.drainPermits();
		this.allowed.release(messages);
	}

	/** Of all messages that were taken, in their order; twice if taken twice. */
	public List<String> messageIds() {
		return List.copyOf(this.messageIds);
	}

	/** The message that was taken last, as it came. */
	public String last() {
		return this.last;
	}

	@Override
	public void close() {
		try {
			this.server.close();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private void accept() {
		while (!this.server.isClosed()) {
			try {
				Socket socket = this.server.accept();
				thread(() -> converse(socket));
			}
			catch (IOException ex) {
				return;
			}
		}
	}

	private void converse(Socket socket) {
		try (socket;
				BufferedReader in = new BufferedReader(
						new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8))) {
			socket.setTcpNoDelay(true);
			OutputStream out = socket.getOutputStream();
			say(out, "220 sink.example ESMTP");
			for (String line = in.readLine(); line != null; line = in.readLine()) {
				switch (line.substring(0, Math.min(4, line.length())).toUpperCase(Locale.ROOT)) {
					case "EHLO" -> say(out, "250-sink.example\r\n250 PIPELINING");
					case "DATA" -> {
						say(out, "354 Go on");
						if (!take(in)) {
							return;
						}
						LockSupport.parkNanos(this.pause.toNanos());
						say(out, "250 Ok");
					}
					default -> say(out, "250 Ok");
				}
			}
		}
		catch (IOException ex) {
			// The client is dead
		}
	}

	/** Whether the message came to its end. */
	private boolean take(BufferedReader in) throws IOException {
		String id = "";
		StringBuilder message = new StringBuilder();
		for (String line = in.readLine(); line != null; line = in.readLine()) {
			if (line.toLowerCase(Locale.ROOT).startsWith(MESSAGE_ID)) {
				id = line.substring(MESSAGE_ID.length(), line.indexOf('>'));
			}
			if (line.equals(".")) {
				this.allowed.acquireUninterruptibly();
				this.messageIds.add(id);
				this.last = message.toString();
				return true;
			}
			message.append(line).append("\r\n");
		}
		return false;
	}

	private void say(OutputStream out, String reply) throws IOException {
		LockSupport.parkNanos(this.thought.toNanos());
		out.write((reply + "\r\n").getBytes(StandardCharsets.US_ASCII));
		out.flush();
	}

	private static void thread(Runnable task) {
		Thread thread = new Thread(task, "recording-sink");
		thread.setDaemon(true);
		thread.start();
	}

}
