package io.regain.channel.push;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

import io.regain.channel.TlsKey;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.apache.catalina.Context;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.connector.Connector;
import org.apache.catalina.startup.Tomcat;
import org.apache.coyote.http2.Http2Protocol;
import org.apache.tomcat.util.net.SSLHostConfig;
import org.apache.tomcat.util.net.SSLHostConfigCertificate;
import tools.jackson.databind.json.JsonMapper;

/** FCM's interface behind a real server of HTTP/2 that counts what comes over what. */
final class Http2Fcm implements AutoCloseable {

	private final Tomcat tomcat = new Tomcat();

	private final Set<String> connections = ConcurrentHashMap.newKeySet();

	private final List<String> posts = new CopyOnWriteArrayList<>();

	private final AtomicInteger streams = new AtomicInteger();

	private final AtomicInteger mostStreams = new AtomicInteger();

	private final CountDownLatch over = new CountDownLatch(1);

	/** How it answers, by a message's reference. */
	private volatile Function<String, Reply> script = (reference) -> Reply.ACCEPT;

	private volatile CountDownLatch gate = new CountDownLatch(0);

	Http2Fcm(TlsKey key, Path folder) throws LifecycleException {
		this.tomcat.setBaseDir(folder.toString());
		SSLHostConfig tls = new SSLHostConfig();
		SSLHostConfigCertificate certificate = new SSLHostConfigCertificate(tls,
				SSLHostConfigCertificate.Type.UNDEFINED);
		certificate.setCertificateKeystoreFile(key.file().toString());
		certificate.setCertificateKeystorePassword(TlsKey.PASSWORD);
		tls.addCertificate(certificate);
		Http2Protocol http2 = new Http2Protocol();
		http2.setMaxConcurrentStreamExecution(100);
		Connector connector = new Connector();
		connector.setPort(0);
		connector.setScheme("https");
		connector.setSecure(true);
		connector.setProperty("address", "127.0.0.1");
		connector.setProperty("SSLEnabled", "true");
		connector.addSslHostConfig(tls);
		connector.addUpgradeProtocol(http2);
		this.tomcat.setConnector(connector);
		Context context = this.tomcat.addContext("", null);
		Tomcat.addServlet(context, "fcm", new Messages());
		context.addServletMappingDecoded("/*", "fcm");
		this.tomcat.start();
	}

	URI url() {
		return URI.create("https://localhost:" + this.tomcat.getConnector().getLocalPort());
	}

	void answer(Function<String, Reply> script) {
		this.script = script;
	}

	/** From now on, nothing is answered before so many are waiting. */
	void waitFor(int streams) {
		this.gate = new CountDownLatch(streams);
	}

	int connections() {
		return this.connections.size();
	}

	/** How many streams were open at once. */
	int mostStreams() {
		return this.mostStreams.get();
	}

	/** The references of all messages that came, in order. */
	List<String> posts() {
		return List.copyOf(this.posts);
	}

	@Override
	public void close() throws LifecycleException {
		this.over.countDown();
		this.tomcat.stop();
		this.tomcat.destroy();
	}

	enum Reply {

		ACCEPT, REFUSE, THROTTLE, HANG

	}

	private final class Messages extends HttpServlet {

		@Override
		protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
			Http2Fcm fcm = Http2Fcm.this;
			String reference = JsonMapper.shared()
				.readTree(request.getInputStream().readAllBytes())
				.at("/message/data/reference")
				.asString();
			fcm.posts.add(reference);
			fcm.connections.add(request.getServletConnection().getConnectionId() + request.getProtocol());
			fcm.mostStreams.accumulateAndGet(fcm.streams.incrementAndGet(), Math::max);
			try {
				fcm.gate.countDown();
				fcm.gate.await(20, TimeUnit.SECONDS);
				reply(fcm.script.apply(reference), reference, response);
			}
			catch (InterruptedException ex) {
				Thread.currentThread().interrupt();
			}
			finally {
				fcm.streams.decrementAndGet();
			}
		}

		private void reply(Reply reply, String reference, HttpServletResponse response)
				throws IOException, InterruptedException {
			switch (reply) {
				case ACCEPT -> write(response, 200, "{\"name\": \"projects/p/messages/%s\"}".formatted(reference));
				case REFUSE -> write(response, 404, """
						{"error": {"code": 404, "message": "gone", "status": "NOT_FOUND",
						 "details": [{"errorCode": "UNREGISTERED"}]}}""");
				case THROTTLE -> {
					response.setHeader("Retry-After", "7");
					write(response, 429, """
							{"error": {"code": 429, "message": "quota", "status": "RESOURCE_EXHAUSTED",
							 "details": [{"errorCode": "QUOTA_EXCEEDED"}]}}""");
				}
				case HANG -> Http2Fcm.this.over.await();
			}
		}

		private static void write(HttpServletResponse response, int status, String body) throws IOException {
			response.setStatus(status);
			response.setContentType("application/json");
			response.getOutputStream().write(body.getBytes(StandardCharsets.UTF_8));
		}

	}

}
