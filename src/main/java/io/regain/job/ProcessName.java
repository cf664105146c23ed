package io.regain.job;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.random.RandomGenerator;

import org.springframework.stereotype.Component;

/**
 * What this process is called when it holds a run: host, process id, and a part that no
 * restart repeats.
 */
@Component
class ProcessName {

	private final String name;

	ProcessName(RandomGenerator random) {
		this.name = "%s/%d/%06x".formatted(host(), ProcessHandle.current().pid(), random.nextInt(1 << 24));
	}

	String name() {
		return this.name;
	}

	private static String host() {
		try {
			String host = InetAddress.getLocalHost().getHostName();
			return (host.length() <= 80) ? host : host.substring(0, 80);
		}
		catch (UnknownHostException ex) {
			return "unknown-host";
		}
	}

}
