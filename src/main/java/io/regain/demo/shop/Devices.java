package io.regain.demo.shop;

import java.time.LocalDate;
import java.util.Base64;
import java.util.List;

/** The shop's app on customers' devices; some have not opened it for long. */
final class Devices {

	private Devices() {
	}

	static void write(Rows rows, Person person, Dice dice, LocalDate today) {
		if (!dice.percent(45)) {
			return;
		}
		int count = dice.percent(12) ? 2 : 1;
		for (int i = 0; i < count; i++) {
			int daysAgo = dice.percent(90) ? dice.between(0, 60) : dice.between(270, 700);
			rows.add(Table.DEVICE, List.of(person.id(), dice.oneOf(List.of("android", "android", "ios", "web")),
					token(dice), today.minusDays(daysAgo).atTime(dice.between(0, 23), dice.between(0, 59))));
		}
	}

	/** In the form of FCM's registration tokens. */
	private static String token(Dice dice) {
		byte[] instance = new byte[16];
		byte[] rest = new byte[100];
		dice.random().nextBytes(instance);
		dice.random().nextBytes(rest);
		Base64.Encoder base64 = Base64.getUrlEncoder().withoutPadding();
		return base64.encodeToString(instance) + ":APA91b" + base64.encodeToString(rest);
	}

}
