package io.regain.demo.shop;

import java.util.List;

/** Russian names; most surnames have a form of their own for women. */
final class RussianNames {

	private static final List<String> WOMEN = List.of("Анна", "Мария", "Елена", "Ольга", "Наталья", "Екатерина",
			"Татьяна", "Ирина", "Светлана", "Юлия", "Дарья", "Анастасия", "Ксения", "Полина", "Алёна", "Вера",
			"Надежда", "Любовь", "Галина", "Валентина", "Марина", "Людмила", "Виктория", "Алиса", "София", "Евгения",
			"Кристина", "Зоя", "Нина", "Варвара", "Алла", "Лидия", "Оксана", "Тамара", "Яна", "Василиса");

	private static final List<String> MEN = List.of("Александр", "Дмитрий", "Сергей", "Андрей", "Алексей", "Михаил",
			"Иван", "Николай", "Павел", "Пётр", "Владимир", "Фёдор", "Семён", "Артём", "Максим", "Кирилл", "Илья",
			"Олег", "Роман", "Егор", "Юрий", "Виктор", "Григорий", "Константин", "Тимофей", "Борис", "Глеб", "Денис",
			"Антон", "Игорь", "Никита", "Лев", "Матвей", "Руслан", "Степан", "Вадим");

	private static final List<String> SURNAMES = List.of("Иванов", "Смирнов", "Кузнецов", "Попов", "Васильев", "Петров",
			"Соколов", "Михайлов", "Новиков", "Фёдоров", "Морозов", "Волков", "Алексеев", "Лебедев", "Семёнов",
			"Егоров", "Павлов", "Козлов", "Степанов", "Николаев", "Орлов", "Андреев", "Макаров", "Никитин", "Захаров",
			"Зайцев", "Соловьёв", "Борисов", "Яковлев", "Григорьев", "Романов", "Воробьёв", "Сергеев", "Кузьмин",
			"Фролов", "Александров", "Королёв", "Гусев", "Киселёв", "Ильин", "Максимов", "Поляков", "Сорокин",
			"Виноградов", "Ковалёв", "Белов", "Медведев", "Антонов", "Тарасов", "Жуков", "Баранов", "Филиппов",
			"Комаров", "Давыдов", "Беляев", "Герасимов", "Богданов", "Осипов", "Сидоров", "Матвеев", "Островский",
			"Покровский", "Троицкий", "Вишневский", "Толстой", "Полевой", "Шевченко", "Коваленко", "Бондаренко",
			"Саркисян", "Григорян", "Гончарук", "Черных", "Седых", "Щукин", "Чайкин");

	private RussianNames() {
	}

	static Name of(Dice dice) {
		boolean female = dice.percent(56);
		return new Name(dice.oneOf(female ? WOMEN : MEN), surname(dice.oneOf(SURNAMES), female), female, true);
	}

	/** The surname of a relative of either sex, from the form for men. */
	static String surname(String male, boolean female) {
		if (!female) {
			return male;
		}
		if (male.endsWith("ий") || male.endsWith("ой")) {
			return male.substring(0, male.length() - 2) + "ая";
		}
		// -енко, -ян, -ук and -ых don't change
		return male.matches(".*([оеё]в|ин)") ? male + "а" : male;
	}

	static Name relative(Name of, Dice dice) {
		boolean female = !of.female();
		String male = SURNAMES.stream()
			.filter((surname) -> surname(surname, of.female()).equals(of.family()))
			.findFirst()
			.orElseThrow();
		return new Name(dice.oneOf(female ? WOMEN : MEN), surname(male, female), female, true);
	}

}
