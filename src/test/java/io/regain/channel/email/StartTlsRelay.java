package io.regain.channel.email;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;

import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

import com.icegreen.greenmail.util.GreenMail;

/**
 * Stands in front of a relay and asks for STARTTLS (RFC 3207) with GreenMail's
 * certificate; what comes through TLS, it passes on.
 */
final class StartTlsRelay implements AutoCloseable {

	private static final String OFFER = "250-relay.example\r\n250 STARTTLS\r\n";

	private final ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());

	private final ScriptedRelay behind;

	/** What is answered to STARTTLS, and slipped in behind it. */
	private final String agreement;

	/** What it was told in the clear. */
	final List<String> overheard = new CopyOnWriteArrayList<>();

	StartTlsRelay(ScriptedRelay behind, String agreement) throws IOException {
		this.behind = behind;
		this.agreement = agreement;
		thread(this::accept);
	}

	int port() {
		return this.server.getLocalPort();
	}

	@Override
	public void close() throws IOException {
		this.server.close();
	}

	private void accept() {
		while (!this.server.isClosed()) {
			try {
				Socket socket = this.server.accept();
				socket.setTcpNoDelay(true);
				thread(() -> converse(socket));
			}
			catch (IOException ex) {
				return;
			}
		}
	}

	private void converse(Socket socket) {
		try (socket; Socket relay = new Socket(InetAddress.getLoopbackAddress(), this.behind.port())) {
			agree(socket);
			SSLSocket encrypted = (SSLSocket) certified().getSocketFactory()
				.createSocket(socket, "relay.example", socket.getPort(), true);
			encrypted.setUseClientMode(false);
			// Its greeting has been given in the clear
			new BufferedReader(new InputStreamReader(relay.getInputStream(), StandardCharsets.US_ASCII)).readLine();
			thread(() -> pass(relay, encrypted));
			pass(encrypted, relay);
		}
		catch (IOException | GeneralSecurityException ex) {
			// The other side hung up, or would not go on
		}
	}

	private void agree(Socket socket) throws IOException {
		say(socket, "220 relay.example ESMTP\r\n");
		// Byte by byte: what comes behind is TLS
		for (String line = line(socket.getInputStream()); !line.isEmpty(); line = line(socket.getInputStream())) {
			this.overheard.add(line);
			if (line.equals("STARTTLS")) {
				say(socket, this.agreement);
				return;
			}
			say(socket, OFFER);
		}
		throw new IOException("it hung up");
	}

	private static void say(Socket socket, String words) throws IOException {
		socket.getOutputStream().write(words.getBytes(StandardCharsets.US_ASCII));
	}

	private static String line(InputStream in) throws IOException {
		StringBuilder line = new StringBuilder();
		for (int b = in.read(); b >= 0 && b != '\n'; b = in.read()) {
			line.append((char) b);
		}
		return line.toString().strip();
	}

	private static void pass(Socket from, Socket to) {
		try (from; to) {
			OutputStream out = to.getOutputStream();
			from.getInputStream().transferTo(out);
		}
		catch (IOException ex) {
			// One of both hung up
		}
	}

	private static SSLContext certified() throws GeneralSecurityException, IOException {
		KeyStore keys = KeyStore.getInstance("PKCS12");
		char[] password = "changeit".toCharArray();
		try (InputStream stored = Objects.requireNonNull(GreenMail.class.getResourceAsStream("/greenmail.p12"))) {
			keys.load(stored, password);
		}
		KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
		managers.init(keys, password);
		SSLContext context = SSLContext.getInstance("TLS");
		context.init(managers.getKeyManagers(), null, null);
		return context;
	}

	private static void thread(Runnable task) {
		Thread thread = new Thread(task, "starttls-relay");
		thread.setDaemon(true);
		thread.start();
	}

}
