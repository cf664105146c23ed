package io.regain.demo.shop;

import java.math.BigDecimal;
import java.util.List;

/** What the shop sells. */
enum Category {

	TEA("Tea and coffee", "Чай и кофе", List.of(new Product("Assam, 250 g", "Ассам, 250 г", "7.90"),
			new Product("Earl Grey, 100 g", "Эрл Грей, 100 г", "5.50"), new Product("Fireweed tea", "Иван-чай", "6.40"),
			new Product("Glass teapot", "Стеклянный чайник", "24.00"),
			new Product("Coffee beans, 1 kg", "Кофе в зёрнах, 1 кг", "18.90"))),
	KITCHEN("Kitchen", "Кухня",
			List.of(new Product("Cast-iron pan", "Чугунная сковорода", "39.00"),
					new Product("Bread knife", "Хлебный нож", "17.50"),
					new Product("Set of six bowls", "Набор из шести пиал", "32.00"),
					new Product("Kitchen scales", "Кухонные весы", "21.00"),
					new Product("Linen apron", "Льняной фартук", "26.50"))),
	BOOKS("Books", "Книги",
			List.of(new Product("Atlas of northern birds", "Атлас северных птиц", "29.00"),
					new Product("Soups for every day", "Супы на каждый день", "18.00"),
					new Product("A history of the samovar", "История самовара", "22.50"),
					new Product("Crosswords, volume 12", "Кроссворды, том 12", "4.90"))),
	TOYS("Toys", "Игрушки",
			List.of(new Product("Wooden railway", "Деревянная железная дорога", "48.00"),
					new Product("Nesting dolls", "Матрёшка", "19.00"), new Product("Kite", "Воздушный змей", "14.50"),
					new Product("Jigsaw, 1000 pieces", "Пазл, 1000 деталей", "16.00"))),
	HOME("Home", "Дом",
			List.of(new Product("Wool blanket", "Шерстяной плед", "54.00"),
					new Product("Bed linen", "Постельное бельё", "62.00"),
					new Product("Desk lamp", "Настольная лампа", "37.00"),
					new Product("Felt slippers", "Войлочные тапочки", "23.00"))),
	GARDEN("Garden", "Сад",
			List.of(new Product("Tomato seeds", "Семена томатов", "2.80"),
					new Product("Watering can", "Лейка", "15.00"), new Product("Secateurs", "Секатор", "19.90"),
					new Product("Bird house", "Скворечник", "22.00")));

	private final String english;

	private final String russian;

	private final List<Product> products;

	Category(String english, String russian, List<Product> products) {
		this.english = english;
		this.russian = russian;
		this.products = products;
	}

	String english() {
		return this.english;
	}

	String russian() {
		return this.russian;
	}

	List<Product> products() {
		return this.products;
	}

	/**
	 * One thing on the shelf.
	 */
	record Product(String english, String russian, BigDecimal euros) {

		private Product(String english, String russian, String euros) {
			this(english, russian, new BigDecimal(euros));
		}

	}

}
