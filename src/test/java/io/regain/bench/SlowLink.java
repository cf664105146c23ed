package io.regain.bench;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/**
 * Passes all on to a server on this machine, and each of its answers back a little later.
 */
final class SlowLink implements AutoCloseable {

	private final ServerSocket door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());

	private final int target;

	private final Duration delay;

	SlowLink(int target, Duration delay) throws IOException {
		this.target = target;
		this.delay = delay;
		thread(this::accept);
	}

	int port() {
		return this.door.getLocalPort();
	}

	@Override
	public void close() throws IOException {
		this.door.close();
	}

	private void accept() throws IOException {
		while (!this.door.isClosed()) {
			Socket client = this.door.accept();
			Socket server = new Socket(InetAddress.getLoopbackAddress(), this.target);
			client.setTcpNoDelay(true);
			server.setTcpNoDelay(true);
			thread(() -> pump(client, server, Duration.ZERO));
			thread(() -> pump(server, client, this.delay));
		}
	}

	private static void pump(Socket from, Socket to, Duration delay) throws IOException {
		try (from; to) {
			InputStream in = from.getInputStream();
			OutputStream out = to.getOutputStream();
			byte[] buffer = new byte[64 * 1024];
			for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
				LockSupport.parkNanos(delay.toNanos());
				out.write(buffer, 0, read);
			}
		}
	}

	private static void thread(Task task) {
		Thread thread = new Thread(() -> {
			try {
				task.run();
			}
			catch (IOException ex) {
				// One side has hung up
			}
		}, "slow-link");
		thread.setDaemon(true);
		thread.start();
	}

	private interface Task {

		void run() throws IOException;

	}

}
