package io.regain.template.sandbox;

import java.io.IOException;
import java.io.Writer;
import java.util.Arrays;

/** Collects what a template writes, up to a length. */
final class CappedWriter extends Writer {

	private final int maxLength;

	/**
	 * Characters as FreeMarker has them; a builder would squeeze and stretch each part.
	 */
	private char[] text = new char[4096];

	private int length;

	CappedWriter(int maxLength) {
		this.maxLength = maxLength;
	}

	@Override
	public void write(char[] buffer, int offset, int count) throws IOException {
		makeRoom(count);
		System.arraycopy(buffer, offset, this.text, this.length, count);
		this.length += count;
	}

	@Override
	public void write(String part, int offset, int count) throws IOException {
		makeRoom(count);
		part.getChars(offset, offset + count, this.text, this.length);
		this.length += count;
	}

	private void makeRoom(int count) throws IOException {
		if (count > this.maxLength - this.length) {
			throw new OutputTooLongException(this.maxLength);
		}
		if (count > this.text.length - this.length) {
			this.text = Arrays.copyOf(this.text, Math.max(this.length + count, 2 * this.text.length));
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
		return new String(this.text, 0, this.length);
	}

	static class OutputTooLongException extends IOException {

		OutputTooLongException(int maxLength) {
			super("it writes more than %d characters".formatted(maxLength));
		}

	}

}
