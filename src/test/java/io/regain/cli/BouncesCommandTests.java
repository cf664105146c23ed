package io.regain.cli;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import io.regain.Patience;
import io.regain.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class BouncesCommandTests {

	private final GreenMail server = new GreenMail(setup());

	private final Installation installation = new Installation().with(TestDatabase.schema());

	@BeforeEach
	void start() {
		this.server.start();
	}

	@AfterEach
	void close() {
		this.installation.close();
		this.server.stop();
	}

	@Test
	void theMailboxIsReadNow() {
		this.server.setUser("bounces@news.example.com", "bounces", "right")
			.deliver(GreenMailUtil.createTextEmail("bounces@news.example.com", "ivan@example.com", "Hello", "Hello?",
					this.server.getImap().getServerSetup()));
		configured("right").context();
		assertThat(this.installation.run("bounces", "--once", "--json").json().get("puzzling").asInt()).isOne();
		Installation.Answer empty = this.installation.run("bounces", "--once");
		assertThat(empty.exit()).isEqualTo(Exit.OK);
		assertThat(empty.out()).isEqualToNormalizingNewlines("       0 bounced\n");
	}

	@Test
	void aRefusedLoginNamesItsSettings() {
		this.server.setUser("bounces@news.example.com", "bounces", "right");
		configured("wrong").context();
		Installation.Answer refused = this.installation.run("bounces", "--once");
		assertThat(refused.exit()).isEqualTo(Exit.UNREACHABLE);
		assertThat(refused.err())
			.contains("refused the login: look at regain.mailbox.username and regain.mailbox.password");
	}

	@Test
	void withoutAMailboxItSaysWhatToSet() {
		this.installation.context();
		Installation.Answer none = this.installation.run("bounces", "--once");
		assertThat(none.exit()).isEqualTo(Exit.INVALID);
		assertThat(none.err()).contains("set regain.mailbox.host");
	}

	private Installation configured(String password) {
		return this.installation.with("regain.mailbox.host", "127.0.0.1")
			.with("regain.mailbox.port", this.server.getImap().getPort())
			.with("regain.mailbox.tls", "none")
			.with("regain.mailbox.username", "bounces")
			.with("regain.mailbox.password", password);
	}

	private static ServerSetup setup() {
		ServerSetup setup = ServerSetup.IMAP.dynamicPort();
		setup.setServerStartupTimeout(Patience.LONG.toMillis());
		return setup;
	}

}
