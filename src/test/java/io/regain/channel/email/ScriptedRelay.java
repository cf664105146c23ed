package io.regain.channel.email;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A relay that does as it is told: answers each command with what the test set for it,
 * and kindly by default. Speaks SMTP by hand, so that it can also break it.
 */
public final class ScriptedRelay implements AutoCloseable {

	/** Said at the end of an answer: hang up after it. */
	static final String THEN_HANG_UP = "<hang up>";

	/** Said instead of an answer: none, until the other side hangs up. */
	static final String SILENCE = "<silence>";

	/** Said at the end of an answer: read nothing more, but hold the line. */
	static final String THEN_DEAF = "<deaf>";

	private static final Map<String, String> KIND = Map.of("CONNECT", "220 relay.example ESMTP", "EHLO",
			"250-relay.example\r\n250 ENHANCEDSTATUSCODES", "MAIL", "250 2.1.0 Ok", "RCPT", "250 2.1.5 Ok", "DATA",
			"354 End data with <CR><LF>.<CR><LF>", "END", "250 2.0.0 Ok: queued as 4F2A1", "RSET", "250 2.0.0 Ok",
			"QUIT", "221 2.0.0 Bye");

	private final ServerSocket server;

	private final Map<String, String> answers = new ConcurrentHashMap<>(KIND);

	private final List<Socket> open = new CopyOnWriteArrayList<>();

	private final CountDownLatch over = new CountDownLatch(1);

	private final AtomicInteger connections = new AtomicInteger();

	final List<String> commands = new CopyOnWriteArrayList<>();

	final List<String> letters = new CopyOnWriteArrayList<>();

	/** What was acknowledged of them. */
	private final List<String> acknowledged = new CopyOnWriteArrayList<>();

	public ScriptedRelay(boolean pipelining) {
		this();
		if (pipelining) {
			offer("PIPELINING");
		}
	}

	ScriptedRelay() {
		try {
			this.server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		thread(this::accept);
	}

	int port() {
		return this.server.getLocalPort();
	}

	/** Lets the other side say several things at once. */
	ScriptedRelay pipelining() {
		offer("PIPELINING");
		return this;
	}

	/** Names one more extension. */
	public void offer(String extension) {
		this.answers.computeIfPresent("EHLO",
				(command, answer) -> answer.replaceFirst("\r\n", "\r\n250-" + extension + "\r\n"));
	}

	/**
	 * The numbers of the messages that it acknowledged: the first part of a Message-ID.
	 */
	public List<Long> acknowledged() {
		return this.acknowledged.stream()
			.map((letter) -> letter.replaceAll("(?s)^.*Message-ID: <([^-]+)-.*$", "$1"))
			.map((number) -> Long.valueOf(number, Character.MAX_RADIX))
			.toList();
	}

	/**
	 * @param command CONNECT, EHLO, MAIL, RCPT, DATA, END (of the body), RSET …; RCPT and
	 * END also of one receiver, as in {@code RCPT ivan@mail.example}
	 */
	public void answer(String command, String answer) {
		this.answers.put(command, answer);
	}

	/** What it was told to answer to one receiver. */
	public void forget(String command) {
		this.answers.remove(command);
	}

	int connections() {
		return this.connections.get();
	}

	int count(String command) {
		return (int) this.commands.stream().filter((line) -> line.startsWith(command)).count();
	}

	/** What a relay does to connections it finds idle for too long. */
	void hangUp() {
		this.open.forEach(ScriptedRelay::close);
		this.open.clear();
	}

	@Override
	public void close() {
		this.over.countDown();
		hangUp();
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
				// Or an answer may wait 40 ms for the receipt of the one before
				socket.setTcpNoDelay(true);
				this.open.add(socket);
				this.connections.incrementAndGet();
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
			OutputStream out = socket.getOutputStream();
			String receiver = "";
			boolean goOn = say("CONNECT", receiver, out, in);
			while (goOn) {
				String line = in.readLine();
				if (line == null) {
					return;
				}
				this.commands.add(line);
				String verb = line.split("[ :]", 2)[0].toUpperCase(Locale.ROOT).replace("HELO", "EHLO");
				receiver = verb.equals("RCPT") ? line.replaceAll("^[^<]*<|>.*$", "") : receiver;
				goOn = say(verb, receiver, out, in) && !verb.equals("QUIT");
				if (goOn && verb.equals("DATA") && answerTo("DATA", receiver).startsWith("354")) {
					Optional<String> letter = readLetter(in);
					if (answerTo("END", receiver).startsWith("250")) {
						letter.filter((read) -> !read.isEmpty()).ifPresent(this.acknowledged::add);
					}
					goOn = letter.isPresent() && say("END", receiver, out, in);
				}
			}
		}
		catch (IOException ex) {
			// The other side hung up, or the test did
		}
	}

	private Optional<String> readLetter(BufferedReader in) throws IOException {
		StringBuilder letter = new StringBuilder();
		for (String line = in.readLine(); line != null; line = in.readLine()) {
			if (line.equals(".")) {
				this.letters.add(letter.toString());
				return Optional.of(letter.toString());
			}
			letter.append(line.startsWith(".") ? line.substring(1) : line).append("\r\n");
		}
		return Optional.empty();
	}

	private boolean say(String command, String receiver, OutputStream out, BufferedReader in) throws IOException {
		String answer = answerTo(command, receiver);
		if (answer.equals(SILENCE)) {
			// Heard, but not answered
			in.lines().forEach(this.commands::add);
			return false;
		}
		String words = answer.replace(THEN_HANG_UP, "").replace(THEN_DEAF, "");
		if (!words.isEmpty()) {
			out.write((words + "\r\n").getBytes(StandardCharsets.UTF_8));
			out.flush();
		}
		if (answer.endsWith(THEN_DEAF)) {
			holdTheLine();
		}
		return !answer.endsWith(THEN_HANG_UP) && !answer.endsWith(THEN_DEAF);
	}

	/** Until the test is over: there is nothing to be heard of the other side's end. */
	private void holdTheLine() {
		try {
			this.over.await();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	private String answerTo(String command, String receiver) {
		return this.answers.getOrDefault(command + " " + receiver,
				this.answers.getOrDefault(command, "502 5.5.2 Unknown command"));
	}

	private static void thread(Runnable task) {
		Thread thread = new Thread(task, "scripted-relay");
		thread.setDaemon(true);
		thread.start();
	}

	private static void close(Socket socket) {
		try {
			socket.close();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
