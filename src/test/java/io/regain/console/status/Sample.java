package io.regain.console.status;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;

import io.regain.incident.Phase;

/** A company on a bad day: something of everything that the page can show. */
final class Sample {

	/** Nowhere in public may this be found. */
	static final String SECRET = "zanzibar";

	private static final Instant NOW = StatusServer.NOW;

	private Sample() {
	}

	static void fill(StatusServer server) {
		resolved(server);
		longAgo(server);
		planned(server);
		open(server);
		secret(server);
		server.look();
	}

	private static void resolved(StatusServer server) {
		Instant began = NOW.minus(Duration.ofDays(9));
		server.incident(1, "Couriers see no addresses", "delivery", "MINOR", false, began);
		server.update(1, 1, Phase.INVESTIGATING, began.plusSeconds(600), Map.of("en",
				"Couriers in the north see no addresses. You need not do anything: late orders still arrive today."));
		server.update(1, 2, Phase.RESOLVED, began.plus(Duration.ofMinutes(70)),
				Map.of("en", "It works again.", "ru", "Всё снова работает."));
		server.update(1, 3, Phase.POST_MORTEM, began.plus(Duration.ofDays(2)), Map.of("en", """
				## What went wrong

				A map provider changed its format. We learned of it from *couriers*, not from a test.

				- a test asks the provider each minute now;
				- couriers keep the last addresses on their phones.
				""", "ru", """
				Поставщик карт сменил формат. Теперь проверяем его **каждую минуту**.
				"""));
	}

	private static void longAgo(StatusServer server) {
		Instant began = NOW.minus(Duration.ofDays(47));
		server.incident(2, "The shop is down", "app", "CRITICAL", false, began);
		server.update(2, 1, Phase.IDENTIFIED, began.plusSeconds(120), Map.of("en", "A disk is full."));
		server.update(2, 2, Phase.RESOLVED, began.plus(Duration.ofHours(20)), Map.of("en", "The shop is back."));
		server.update(2, 3, Phase.INVESTIGATING, began.plus(Duration.ofHours(30)), Map.of("en", "It is back again."));
		server.update(2, 4, Phase.RESOLVED, began.plus(Duration.ofHours(32)), Map.of("en", "For good now."));
	}

	private static void planned(StatusServer server) {
		Instant begins = NOW.plus(Duration.ofHours(40));
		server.incident(3, "A new database for the app", "app", "MINOR", false, begins);
		server.set("until_at", 3, begins.plus(Duration.ofHours(2)));
		server.update(3, 1, Phase.ANNOUNCED, NOW.minus(Duration.ofDays(1)),
				Map.of("en", "On Tuesday night the app will be away for up to two hours. Orders stay as they are.",
						"ru", "В ночь на среду приложение будет недоступно до двух часов. Заказы не пострадают."));
	}

	private static void open(StatusServer server) {
		Instant began = NOW.minus(Duration.ofMinutes(95));
		server.incident(4, "Card payments fail <script>alert(1)</script>", "payments", "MAJOR", false, began);
		server.update(4, 1, Phase.INVESTIGATING, began.plusSeconds(900), Map.of("en",
				"About half of all card payments fail. Please pay in cash, or try again in the evening.", "ru",
				"Не проходит примерно половина платежей картой. Можно заплатить наличными или попробовать вечером."));
		server.update(4, 2, Phase.IDENTIFIED, began.plusSeconds(3_000), Map.of("en", """
				Our bank refuses payments of **one** card brand. <img src=x onerror=alert(1)>
				![a chart](https://tracker.example/pixel.png)
				See [the bank](https://bank.example/?a=1&b=2) or [this](javascript:alert(1)).
				""", "ru", "Банк отклоняет карты одной из систем."));
		server.update(4, 3, Phase.IDENTIFIED, began.plusSeconds(4_200),
				Map.of("en", "It is **two** card brands, not one. You can pay in cash meanwhile.", "ru",
						"Это **две** системы, а не одна. Пока можно платить наличными."));
		server.corrects(4, 3, 2);
		server.promise(4, 3, NOW.plus(Duration.ofMinutes(25)));
		server.draft(4, 4, Phase.RESOLVED, NOW, Map.of("en", SECRET + " is only a draft"));
	}

	private static void secret(StatusServer server) {
		server.incident(5, "The " + SECRET + " queue is slow", SECRET, "CRITICAL", true, NOW);
		server.update(5, 1, Phase.INVESTIGATING, NOW, Map.of("en", "Nobody may read of " + SECRET + "."));
		server.incident(6, "Not said yet: " + SECRET, "payments", "CRITICAL", false, NOW);
	}

}
