package io.regain.channel.email;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** What a relay is to be told, until it leaves in one piece. */
final class SmtpLines {

	private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(32_768);

	void command(String line) {
		this.bytes.writeBytes(line.getBytes(StandardCharsets.UTF_8));
		endLine();
	}

	/**
	 * A body and the dot that ends it; dots that begin a line are doubled (RFC 5321,
	 * 4.5.2).
	 * @param content whose lines all end with CRLF
	 */
	void body(byte[] content) {
		int from = 0;
		for (int i = 0; i < content.length; i++) {
			if (content[i] == '.' && (i == 0 || content[i - 1] == '\n')) {
				this.bytes.write(content, from, i - from);
				this.bytes.write('.');
				from = i;
			}
		}
		this.bytes.write(content, from, content.length - from);
		this.bytes.write('.');
		endLine();
	}

	boolean isEmpty() {
		return this.bytes.size() == 0;
	}

	void leaveBy(OutputStream wire) throws IOException {
		try {
			this.bytes.writeTo(wire);
			wire.flush();
		}
		finally {
			this.bytes.reset();
		}
	}

	private void endLine() {
		this.bytes.write('\r');
		this.bytes.write('\n');
	}

}
