package io.regain.channel;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;

import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** A key for {@code localhost} of a test's own, and the certificate that goes with it. */
public final class TlsKey implements AutoCloseable {

	public static final String PASSWORD = "changeit";

	private final Path file;

	private final SSLContext context;

	private final SSLContext before;

	private TlsKey(Path file, SSLContext context, SSLContext before) {
		this.file = file;
		this.context = context;
		this.before = before;
	}

	/** Makes one in this folder, which the JVM trusts until it is closed. */
	public static TlsKey trusted(Path folder) {
		Path file = folder.resolve("localhost.p12");
		try {
			Process made = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
					"-genkeypair", "-alias", "localhost", "-keyalg", "EC", "-dname", "CN=localhost", "-ext",
					"san=dns:localhost", "-storetype", "PKCS12", "-keystore", file.toString(), "-storepass", PASSWORD)
				.inheritIO()
				.start();
			if (made.waitFor() != 0) {
				throw new IllegalStateException("keytool ended with " + made.exitValue());
			}
			SSLContext context = context(file);
			TlsKey key = new TlsKey(file, context, SSLContext.getDefault());
			SSLContext.setDefault(context);
			return key;
		}
		catch (InterruptedException | GeneralSecurityException ex) {
			throw new IllegalStateException(ex);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static SSLContext context(Path file) throws GeneralSecurityException, IOException {
		KeyStore store = KeyStore.getInstance("PKCS12");
		try (InputStream in = Files.newInputStream(file)) {
			store.load(in, PASSWORD.toCharArray());
		}
		// Its own certificate as an authority: a key's entry alone is not trusted
		store.setCertificateEntry("authority", store.getCertificate("localhost"));
		KeyManagerFactory keys = KeyManagerFactory.getInstance("PKIX");
		keys.init(store, PASSWORD.toCharArray());
		TrustManagerFactory trusted = TrustManagerFactory.getInstance("PKIX");
		trusted.init(store);
		SSLContext context = SSLContext.getInstance("TLS");
		context.init(keys.getKeyManagers(), trusted.getTrustManagers(), null);
		return context;
	}

	public Path file() {
		return this.file;
	}

	public SSLContext context() {
		return this.context;
	}

	@Override
	public void close() {
		SSLContext.setDefault(this.before);
	}

}
