package io.regain.channel;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.URI;
import java.nio.ByteBuffer;
import java.util.concurrent.atomic.AtomicInteger;

import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;

/**
 * A server of HTTP/2 (RFC 9113) frame by frame: what it does with each request is said by
 * the test.
 */
final class ScriptedHttp2 implements AutoCloseable {

	private static final byte[] NOTHING = {};

	private static final int PREFACE = 24;

	private static final int END_STREAM = 0x1;

	private static final int ACK = 0x1;

	private final SSLServerSocket server;

	private final AtomicInteger connections = new AtomicInteger();

	private final AtomicInteger requests = new AtomicInteger();

	private final Script script;

	private final int mostStreams;

	/**
	 * @param mostStreams that it allows a connection
	 */
	ScriptedHttp2(SSLContext tls, int mostStreams, Script script) {
		this.script = script;
		this.mostStreams = mostStreams;
		try {
			this.server = (SSLServerSocket) tls.getServerSocketFactory()
				.createServerSocket(0, 50, InetAddress.getLoopbackAddress());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		inBackground(() -> {
			while (true) {
				SSLSocket socket = (SSLSocket) this.server.accept();
				this.connections.incrementAndGet();
				inBackground(() -> serve(socket));
			}
		});
	}

	URI url() {
		return URI.create("https://localhost:" + this.server.getLocalPort() + "/");
	}

	int connections() {
		return this.connections.get();
	}

	/** How many have come whole, whatever became of them. */
	int requests() {
		return this.requests.get();
	}

	@Override
	public void close() throws IOException {
		this.server.close();
	}

	private void serve(SSLSocket socket) throws IOException {
		try (socket) {
			SSLParameters parameters = socket.getSSLParameters();
			parameters.setApplicationProtocols(new String[] { "h2" });
			socket.setSSLParameters(parameters);
			DataInputStream in = new DataInputStream(socket.getInputStream());
			Frames out = new Frames(new DataOutputStream(socket.getOutputStream()));
			in.readFully(new byte[PREFACE]);
			out.write(4, 0, 0, ByteBuffer.allocate(6).putShort((short) 3).putInt(this.mostStreams).array());
			while (true) {
				int typeAndLength = in.readInt();
				int type = typeAndLength & 0xff;
				int flags = in.readUnsignedByte();
				int stream = in.readInt();
				in.readFully(new byte[typeAndLength >>> 8]);
				if (type == 4 && (flags & ACK) == 0) {
					out.write(4, ACK, 0, NOTHING);
				}
				if ((type == 0 || type == 1) && (flags & END_STREAM) != 0) {
					this.script.handle(this.requests.incrementAndGet(), stream, out);
				}
			}
		}
	}

	private static void inBackground(Task task) {
		Thread thread = new Thread(() -> {
			try {
				task.run();
			}
			catch (IOException ex) {
				// The test is over, the client has gone, or the script hangs up
			}
		});
		thread.setDaemon(true);
		thread.start();
	}

	interface Script {

		/**
		 * @param number of the request, from 1
		 * @throws IOException to hang up
		 */
		void handle(int number, int stream, Frames out) throws IOException;

	}

	private interface Task {

		void run() throws IOException;

	}

	/** What the server says. */
	record Frames(DataOutputStream out) {

		void ok(int stream) throws IOException {
			write(1, 0x4 | END_STREAM, stream, new byte[] { (byte) 0x88 });
		}

		void refuse(int stream) throws IOException {
			write(3, 0, stream, ByteBuffer.allocate(4).putInt(7).array());
		}

		void goAway(int lastStream) throws IOException {
			write(7, 0, 0, ByteBuffer.allocate(8).putInt(lastStream).putInt(0).array());
		}

		private synchronized void write(int type, int flags, int stream, byte[] payload) throws IOException {
			this.out.writeInt(payload.length << 8 | type);
			this.out.writeByte(flags);
			this.out.writeInt(stream);
			this.out.write(payload);
			this.out.flush();
		}

	}

}
