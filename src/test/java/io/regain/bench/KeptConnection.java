package io.regain.bench;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** One connection of HTTP/1.1, as cheap as it can be for whoever shares the machine. */
final class KeptConnection implements AutoCloseable {

	private final int port;

	private Socket socket;

	private InputStream in;

	KeptConnection(int port) throws IOException {
		this.port = port;
		this.socket = new Socket("127.0.0.1", port);
		this.in = open();
	}

	private InputStream open() throws IOException {
		this.socket.setTcpNoDelay(true);
		this.socket.setSoTimeout(60_000);
		return new BufferedInputStream(this.socket.getInputStream(), 1024);
	}

	/** Sends a request as it is, and reads the whole answer. */
	int exchange(byte[] request) throws IOException {
		this.socket.getOutputStream().write(request);
		String status = line();
		long length = 0;
		boolean chunked = false;
		boolean closes = false;
		for (String header = line(); !header.isEmpty(); header = line()) {
			String lower = header.toLowerCase(Locale.ROOT);
			if (lower.startsWith("content-length:")) {
				length = Long.parseLong(lower.substring(15).strip());
			}
			chunked |= lower.equals("transfer-encoding: chunked");
			closes |= lower.equals("connection: close");
		}
		if (chunked) {
			skipChunks();
		}
		else {
			this.in.skipNBytes(length);
		}
		if (closes) {
			reopen();
		}
		return Integer.parseInt(status.substring(9, 12));
	}

	void reopen() throws IOException {
		close();
		this.socket = new Socket("127.0.0.1", this.port);
		this.in = open();
	}

	private void skipChunks() throws IOException {
		for (int size = Integer.parseInt(line(), 16);; size = Integer.parseInt(line(), 16)) {
			this.in.skipNBytes(size);
			line();
			if (size == 0) {
				return;
			}
		}
	}

	private String line() throws IOException {
		StringBuilder line = new StringBuilder();
		for (int next = this.in.read(); next != '\n'; next = this.in.read()) {
			if (next < 0) {
				throw new EOFException();
			}
			line.append((char) next);
		}
		return new String(line.toString().getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.US_ASCII).strip();
	}

	@Override
	public void close() throws IOException {
		this.socket.close();
	}

}
