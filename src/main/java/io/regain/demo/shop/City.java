package io.regain.demo.shop;

import java.util.List;

/**
 * A place with customers, named as they name it.
 *
 * @param share how many of a thousand customers live there
 * @param russian how many per cent of them speak Russian
 */
record City(String name, String timeZone, Country country, int share, int russian) {

	private static final List<City> ALL = List.of(russia("Калининград", "Europe/Kaliningrad", 30),
			russia("Москва", "Europe/Moscow", 160), russia("Санкт-Петербург", "Europe/Moscow", 90),
			russia("Казань", "Europe/Moscow", 40), russia("Самара", "Europe/Samara", 35),
			russia("Екатеринбург", "Asia/Yekaterinburg", 55), russia("Омск", "Asia/Omsk", 25),
			russia("Новосибирск", "Asia/Novosibirsk", 50), russia("Красноярск", "Asia/Krasnoyarsk", 25),
			russia("Иркутск", "Asia/Irkutsk", 20), russia("Якутск", "Asia/Yakutsk", 10),
			russia("Владивосток", "Asia/Vladivostok", 40),
			new City("London", "Europe/London", Country.BRITAIN, 130, 10),
			new City("Manchester", "Europe/London", Country.BRITAIN, 40, 0),
			new City("Edinburgh", "Europe/London", Country.BRITAIN, 30, 0),
			new City("Berlin", "Europe/Berlin", Country.GERMANY, 40, 50),
			new City("New York", "America/New_York", Country.AMERICA, 80, 15),
			new City("Chicago", "America/Chicago", Country.AMERICA, 40, 0),
			new City("Denver", "America/Denver", Country.AMERICA, 20, 0),
			new City("San Francisco", "America/Los_Angeles", Country.AMERICA, 40, 5));

	private static City russia(String name, String timeZone, int share) {
		return new City(name, timeZone, Country.RUSSIA, share, 100);
	}

	static City of(Dice dice) {
		int point = dice.between(0, ALL.stream().mapToInt(City::share).sum() - 1);
		for (City city : ALL) {
			point -= city.share;
			if (point < 0) {
				return city;
			}
		}
		throw new IllegalStateException("the shares of the cities don't add up");
	}

}
