package io.regain.demo.gateway;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Predicate;
import java.util.stream.Collectors;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A real HTTP server on loopback in a provider's place. It can be told how to behave, and
 * remembers what arrived. Safe for use by many threads at once.
 *
 * @param <M> what it takes
 */
public abstract sealed class StandIn<M extends TakenMessage> implements AutoCloseable
		permits TwilioStandIn, FcmStandIn {

	static {
		// The JDK's server writes head and body apart. With Nagle's algorithm the second
		// waits for the client's delayed acknowledgement: 40 ms for each answer.
		System.setProperty("sun.net.httpserver.nodelay", "true");
	}

	private static final Logger logger = LoggerFactory.getLogger(StandIn.class);

	private static final int THREADS = 32;

	private static final int BACKLOG = 256;

	private final HttpServer server;

	private final ExecutorService threads = Executors.newFixedThreadPool(THREADS);

	private final Behaviours behaviours = new Behaviours();

	private final List<Request> requests = Collections.synchronizedList(new ArrayList<>());

	private final List<M> messages = Collections.synchronizedList(new ArrayList<>());

	private final Dialect dialect;

	private final Clock clock;

	StandIn(int port, Dialect dialect, Clock clock) {
		this.dialect = dialect;
		this.clock = clock;
		try {
			this.server = HttpServer.create(new InetSocketAddress("127.0.0.1", port), BACKLOG);
		}
		catch (IOException ex) {
			throw new UncheckedIOException("port %d on loopback cannot be used".formatted(port), ex);
		}
		this.server.setExecutor(this.threads);
		this.server.createContext("/", this::handle);
	}

	/** Where it listens, without a path: what the sender's {@code base-url} is set to. */
	public URI url() {
		return URI.create("http://127.0.0.1:" + this.server.getAddress().getPort());
	}

	/** How all messages are treated for which nothing else was said. */
	public void behave(Behaviour behaviour) {
		this.behaviours.forAll(known(behaviour));
	}

	/** How messages to this address are treated. */
	public void behave(String address, Behaviour behaviour) {
		behave(address::equals, behaviour);
	}

	/** How messages to such addresses are treated; the latest rule that fits counts. */
	public void behave(Predicate<String> addresses, Behaviour behaviour) {
		this.behaviours.forAddresses(addresses, known(behaviour));
	}

	/** How the next so many messages are treated, whatever their addresses. */
	public void behaveNext(int count, Behaviour behaviour) {
		this.behaviours.forNext(count, known(behaviour));
	}

	/** Forgets what it was told and what arrived. */
	public void reset() {
		this.behaviours.reset();
		this.requests.clear();
		this.messages.clear();
	}

	/** All requests in the order of their arrival, rejected ones too. */
	public List<Request> requests() {
		return List.copyOf(this.requests);
	}

	/** The requests that wanted to hand over a message, whatever became of it. */
	public List<Request> sends() {
		return requests().stream().filter(this::isSend).toList();
	}

	/** The requests that wanted to hand over a message to this address. */
	public List<Request> sends(String address) {
		return sends().stream().filter((request) -> addressOf(request).equals(address)).toList();
	}

	/** The messages that were taken, in order. */
	public List<M> messages() {
		return List.copyOf(this.messages);
	}

	/** The messages to this address that were taken, in order. */
	public List<M> messages(String address) {
		return messages().stream().filter((message) -> message.to().equals(address)).toList();
	}

	/** How many messages to each address were taken. */
	public Map<String, Long> counts() {
		return messages().stream().collect(Collectors.groupingBy(TakenMessage::to, Collectors.counting()));
	}

	/** Stops answering; connections that were left hanging are closed. */
	@Override
	public void close() {
		this.server.stop(0);
		this.threads.shutdownNow();
	}

	void listen() {
		this.server.start();
	}

	Clock clock() {
		return this.clock;
	}

	Behaviour behaviourTowards(String address) {
		return this.behaviours.towards(address);
	}

	void took(M message) {
		this.messages.add(message);
	}

	abstract Reaction react(Request request);

	abstract boolean isSend(Request request);

	/** The address in a request to send, or an empty text. */
	abstract String addressOf(Request request);

	private Behaviour known(Behaviour behaviour) {
		if (behaviour.kind() == Behaviour.Kind.REFUSE) {
			this.dialect.refusal(behaviour.code());
		}
		return behaviour;
	}

	private void handle(HttpExchange exchange) throws IOException {
		Request request = Request.read(exchange, this.clock.instant());
		this.requests.add(request);
		try {
			react(request).perform(exchange);
		}
		catch (RuntimeException ex) {
			// The JDK's server would drop the connection without a word
			logger.error("The stand-in failed on {} {}", request.method(), request.path(), ex);
			throw ex;
		}
	}

}
