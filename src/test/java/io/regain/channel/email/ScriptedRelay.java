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
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A relay that does as it is told: answers each command with what the test set for it,
 * and kindly by default. Speaks SMTP by hand, so that it can also break it.
 */
final class ScriptedRelay implements AutoCloseable {

	/** Said at the end of an answer: hang up after it. */
	static final String THEN_HANG_UP = "<hang up>";

	/** Said instead of an answer: none, until the other side hangs up. */
	static final String SILENCE = "<silence>";

	private static final Map<String, String> KIND = Map.of("CONNECT", "220 relay.example ESMTP", "EHLO",
			"250-relay.example\r\n250 ENHANCEDSTATUSCODES", "MAIL", "250 2.1.0 Ok", "RCPT", "250 2.1.5 Ok", "DATA",
			"354 End data with <CR><LF>.<CR><LF>", "END", "250 2.0.0 Ok: queued as 4F2A1", "RSET", "250 2.0.0 Ok",
			"QUIT", "221 2.0.0 Bye");

	private final ServerSocket server;

	private final Map<String, String> answers = new ConcurrentHashMap<>(KIND);

	private final List<Socket> open = new CopyOnWriteArrayList<>();

	private final AtomicInteger connections = new AtomicInteger();

	final List<String> commands = new CopyOnWriteArrayList<>();

	final List<String> letters = new CopyOnWriteArrayList<>();

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
		answer("EHLO", "250-relay.example\r\n250-PIPELINING\r\n250 ENHANCEDSTATUSCODES");
		return this;
	}

	/**
	 * @param command CONNECT, EHLO, MAIL, RCPT, DATA, END (of the body), RSET …; RCPT and
	 * END also of one receiver, as in {@code RCPT ivan@mail.example}
	 */
	void answer(String command, String answer) {
		this.answers.put(command, answer);
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
					goOn = readLetter(in) && say("END", receiver, out, in);
				}
			}
		}
		catch (IOException ex) {
			// The other side hung up, or the test did
		}
	}

	private boolean readLetter(BufferedReader in) throws IOException {
		StringBuilder letter = new StringBuilder();
		for (String line = in.readLine(); line != null; line = in.readLine()) {
			if (line.equals(".")) {
				this.letters.add(letter.toString());
				return true;
			}
			letter.append(line.startsWith(".") ? line.substring(1) : line).append("\r\n");
		}
		return false;
	}

	private boolean say(String command, String receiver, OutputStream out, BufferedReader in) throws IOException {
		String answer = answerTo(command, receiver);
		if (answer.equals(SILENCE)) {
			// Heard, but not answered
			in.lines().forEach(this.commands::add);
			return false;
		}
		String words = answer.replace(THEN_HANG_UP, "");
		if (!words.isEmpty()) {
			out.write((words + "\r\n").getBytes(StandardCharsets.UTF_8));
			out.flush();
		}
		return !answer.endsWith(THEN_HANG_UP);
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
