package io.regain.channel.email;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.UnknownHostException;

import javax.net.ssl.SSLSocket;

/**
 * The socket that Jakarta Mail logs in through and that letters are written to directly:
 * Jakarta Mail's own stream looks at each byte of a body twice, which took a fifth of all
 * that sending took. Knows as much of a socket as Jakarta Mail asks for.
 */
final class Wire extends Socket {

	private static final byte[] LOOPBACK = { 127, 0, 0, 1 };

	private final String host;

	private Socket socket;

	private boolean loggedIn;

	private int last = -1;

	/**
	 * @param host as it is configured
	 */
	Wire(String host, Socket socket) {
		this.host = host;
		this.socket = socket;
	}

	boolean isEncrypted() {
		return this.socket instanceof SSLSocket;
	}

	/**
	 * From now on all is said through TLS (STARTTLS, RFC 3207).
	 * @throws IOException if it does not come to that, or more than the answer to
	 * STARTTLS has been read in the clear
	 */
	void goOnThrough(Encryption encryption) throws IOException {
		if (this.last != '\n') {
			throw new IOException("more was said in the clear than the answer to STARTTLS");
		}
		this.socket = encryption.of(this.socket);
	}

	/**
	 * Until this is called no more is read than what was asked for: an answer that
	 * somebody slips in before TLS begins must not be taken for the relay's in it (RFC
	 * 3207, 6). What is left over breaks the handshake.
	 */
	void loggedIn() {
		this.loggedIn = true;
	}

	@Override
	public InputStream getInputStream() {
		return new InputStream() {
			@Override
			public int read() throws IOException {
				Wire.this.last = Wire.this.socket.getInputStream().read();
				return Wire.this.last;
			}

			@Override
			public int read(byte[] bytes, int offset, int length) throws IOException {
				int most = Wire.this.loggedIn ? length : Math.min(length, 1);
				int read = Wire.this.socket.getInputStream().read(bytes, offset, most);
				Wire.this.last = (read > 0) ? bytes[offset + read - 1] : -1;
				return read;
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

	/**
	 * By the name that was configured: Jakarta Mail asks for it, and nobody is to look it
	 * up. Behind a proxy there may be no address.
	 */
	@Override
	public InetAddress getInetAddress() {
		InetAddress address = this.socket.getInetAddress();
		try {
			return InetAddress.getByAddress(this.host, (address != null) ? address.getAddress() : LOOPBACK);
		}
		catch (UnknownHostException ex) {
			throw new IllegalStateException("an address has 4 or 16 bytes", ex);
		}
	}

	@Override
	public int getPort() {
		return this.socket.getPort();
	}

	@Override
	public synchronized void close() throws IOException {
		this.socket.close();
	}

	/** Makes a socket of one below it. */
	interface Encryption {

		Socket of(Socket plain) throws IOException;

	}

}
