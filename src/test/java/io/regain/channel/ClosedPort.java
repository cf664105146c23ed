package io.regain.channel;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** A port on loopback where nothing listens. */
public final class ClosedPort {

	private static final Queue<Socket> HELD = new ConcurrentLinkedQueue<>();

	private ClosedPort() {
	}

	public static int find() {
		try {
			// Bound, so that nobody else is given it, and not listened on
			Socket held = new Socket();
			held.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
			HELD.add(held);
			return held.getLocalPort();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
