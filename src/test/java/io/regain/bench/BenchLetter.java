package io.regain.bench;

/** What all programs send. */
record BenchLetter(String subject, String text, String html) {
}
