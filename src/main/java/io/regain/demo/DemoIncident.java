package io.regain.demo;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.Writer;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import io.regain.cli.Chores;
import io.regain.cli.Exit;
import io.regain.delivery.Stop;
import io.regain.message.Sha256;
import picocli.CommandLine;

import org.springframework.context.ApplicationContext;

/**
 * Card payments fail in the shop: those who could not pay are told, twice, and
 * compensated, by the commands of a support lead.
 */
final class DemoIncident {

	private static final List<List<String>> COMMANDS = List.of(
			List.of("incident", "open", "Card payments fail", "ru=Не проходит оплата картой", "--component",
					"card-payments", "--affected", "payments-failed", "--next-update", "30m"),
			List.of("incident", "update", "1", "--state", "identified", "--next-update", "30m", "--text",
					"en=Our bank refuses card payments. Your card **was not charged**, and your order is kept until tomorrow evening. You can pay the courier in cash or by card.",
					"--text",
					"ru=Банк отклоняет оплату картами. Деньги **не списаны**, заказ мы придержим до завтрашнего вечера. Можно заплатить курьеру наличными или картой.",
					"--yes"),
			List.of("incident", "update", "1", "--state", "resolved", "--text",
					"en=Cards work again. Nothing was charged twice, and there is nothing you need to do: your order is waiting for you.",
					"--text",
					"ru=Карты снова принимаются. Дважды ничего не списано, и делать ничего не нужно: ваш заказ ждёт вас.",
					"--yes"),
			List.of("incident", "compensate", "1", "--yes"));

	private final String token = UUID.randomUUID().toString();

	/** A support lead, and what the public calls what is broken. */
	Map<String, Object> settings() {
		return Map.of("regain.api.tokens[0].name", "demo", "regain.api.tokens[0].role", "support-lead",
				"regain.api.tokens[0].sha256", Sha256.hex(this.token), "regain.status.name", "Lavka",
				"regain.status.components.card-payments.en", "Card payments",
				"regain.status.components.card-payments.ru", "Оплата картой");
	}

	/**
	 * Runs the commands against a server in this process. Each shows what it would send,
	 * which is for who has to decide; here only what came of it is told.
	 * @return the highest exit code
	 */
	int tell(CommandLine regain, ApplicationContext serving, URI server) {
		// As REGAIN_SERVER and REGAIN_TOKEN, which a program cannot set for itself
		System.setProperty("regain.server", server.toString());
		System.setProperty("regain.token", this.token);
		Stop stop = new Stop();
		Chores.of(serving).begin(stop);
		PrintWriter out = regain.getOut();
		int worst = Exit.OK;
		try {
			for (List<String> command : COMMANDS) {
				regain.setOut(command.contains("open") ? out : new PrintWriter(Writer.nullWriter()));
				worst = Math.max(worst, regain.execute(command.toArray(String[]::new)));
			}
		}
		finally {
			regain.setOut(out);
			stop.ask();
		}
		return worst;
	}

	/** The status page as the public sees it then. */
	static Path copyStatusPage(URI server, Path page) throws IOException {
		try (InputStream answer = server.resolve("/status").toURL().openStream()) {
			Files.copy(answer, page, StandardCopyOption.REPLACE_EXISTING);
		}
		return page;
	}

}
