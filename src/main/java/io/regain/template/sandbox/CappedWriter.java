package io.regain.template.sandbox;

import java.io.IOException;
import java.io.Writer;

/** Collects what a template writes, up to a length. */
final class CappedWriter extends Writer {

	private final StringBuilder text = new StringBuilder(1024);

	private final int maxLength;

	CappedWriter(int maxLength) {
		this.maxLength = maxLength;
	}

	@Override
	public void write(char[] buffer, int offset, int length) throws IOException {
		makeRoom(length);
		this.text.append(buffer, offset, length);
	}

	@Override
	public void write(String part, int offset, int length) throws IOException {
		makeRoom(length);
		this.text.append(part, offset, offset + length);
	}

	private void makeRoom(int length) throws IOException {
		if (length > this.maxLength - this.text.length()) {
			throw new OutputTooLongException(this.maxLength);
		}
	}

	@Override
	public void flush() {
	}

	@Override
	public void close() {
	}

	@Override
	public String toString() {
		return this.text.toString();
	}

	static class OutputTooLongException extends IOException {

		OutputTooLongException(int maxLength) {
			super("it writes more than %d characters".formatted(maxLength));
		}

	}

}
