package io.regain.channel.email;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * A mail inside of a mail. As one (RFC 2046, 5.2.1) if it can travel as it is, which is
 * the only way that type allows; else as a file, which programs for mail open as well.
 */
record Enclosed(byte[] mail) {

	private static final Base64.Encoder BASE64 = Base64.getMimeEncoder();

	/** Headers and body of the part. */
	void write(ByteArrayOutputStream out) {
		if (isPlain()) {
			out.writeBytes(ascii("Content-Type: message/rfc822\r\nContent-Disposition: attachment\r\n\r\n"));
			out.writeBytes(this.mail);
		}
		else {
			out.writeBytes(ascii("Content-Type: application/octet-stream; name=\"mail.eml\"\r\n"
					+ "Content-Disposition: attachment; filename=\"mail.eml\"\r\n"
					+ "Content-Transfer-Encoding: base64\r\n\r\n"));
			out.writeBytes(BASE64.encode(this.mail));
		}
		out.writeBytes(ascii("\r\n"));
	}

	/** ASCII in lines that SMTP takes, each of which ends as it has to. */
	private boolean isPlain() {
		int line = 0;
		for (int i = 0; i < this.mail.length; i++) {
			boolean end = this.mail[i] == '\r' && i + 1 < this.mail.length && this.mail[i + 1] == '\n';
			if (end) {
				i++;
				line = 0;
			}
			else if (this.mail[i] <= 0 || this.mail[i] == '\r' || this.mail[i] == '\n'
					|| ++line > CanonicalText.LONGEST_LINE) {
				return false;
			}
		}
		return true;
	}

	private static byte[] ascii(String text) {
		return text.getBytes(StandardCharsets.US_ASCII);
	}

}
