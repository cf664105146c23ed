package io.regain.channel.email;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;

/**
 * The socket that Jakarta Mail logs in through and that letters are written to directly:
 * Jakarta Mail's own stream looks at each byte of a body twice, which took a fifth of all
 * that sending took. Knows as much of a socket as Jakarta Mail asks for.
 */
final class Wire extends Socket {

	private Socket socket;

	private boolean loggedIn;

	Wire(Socket socket) {
		this.socket = socket;
	}

	/** What is below, to be encrypted. */
	Socket socket() {
		return this.socket;
	}

	/** From now on all is said through TLS (STARTTLS, RFC 3207). */
	void goOnThrough(Socket encrypted) {
		this.socket = encrypted;
	}

	/**
	 * Until this is called no more is read than what was asked for: an answer that
	 * somebody slips in before TLS begins must not be taken for the relay's in it (RFC
	 * 3207, 6; what is left over breaks the handshake).
	 */
	void loggedIn() {
		this.loggedIn = true;
	}

	@Override
	public InputStream getInputStream() {
		return new InputStream() {
			@Override
			public int read() throws IOException {
				return Wire.this.socket.getInputStream().read();
			}

			@Override
			public int read(byte[] bytes, int offset, int length) throws IOException {
				int most = Wire.this.loggedIn ? length : Math.min(length, 1);
				return Wire.this.socket.getInputStream().read(bytes, offset, most);
			}
		};
	}

	@Override
	public OutputStream getOutputStream() {
		return new OutputStream() {
			@Override
			public void write(int b) throws IOException {
				Wire.this.socket.getOutputStream().write(b);
			}

			@Override
			public void write(byte[] bytes, int offset, int length) throws IOException {
				Wire.this.socket.getOutputStream().write(bytes, offset, length);
			}

			@Override
			public void flush() throws IOException {
				Wire.this.socket.getOutputStream().flush();
			}
		};
	}

	@Override
	public boolean isBound() {
		return this.socket.isBound();
	}

	@Override
	public InetAddress getLocalAddress() {
		return this.socket.getLocalAddress();
	}

	@Override
	public InetAddress getInetAddress() {
		return this.socket.getInetAddress();
	}

	@Override
	public int getPort() {
		return this.socket.getPort();
	}

	@Override
	public synchronized void close() throws IOException {
		this.socket.close();
	}

}
