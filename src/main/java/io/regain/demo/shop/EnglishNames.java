package io.regain.demo.shop;

import java.util.List;

/** Names of people who speak English, wherever their surnames came from. */
final class EnglishNames {

	private static final List<String> WOMEN = List.of("Olivia", "Emma", "Amelia", "Charlotte", "Sophie", "Grace",
			"Emily", "Lucy", "Hannah", "Chloe", "Zoë", "Megan", "Sarah", "Laura", "Rachel", "Rebecca", "Jessica",
			"Alice", "Eleanor", "Ruth", "Priya", "Aisha", "Mei", "Renée", "Claire", "Nora", "Julia", "Naomi", "Helen",
			"Margaret", "Diane", "Katie", "Abigail", "Leah", "Molly", "Anita");

	private static final List<String> MEN = List.of("Oliver", "George", "Harry", "Jack", "James", "William", "Thomas",
			"Henry", "Daniel", "Samuel", "Joseph", "David", "Michael", "Robert", "John", "Andrew", "Peter", "Paul",
			"Mark", "Steven", "Kevin", "Brian", "Edward", "Arjun", "Omar", "Wei", "Luis", "Marcus", "Ethan", "Noah",
			"Liam", "Owen", "Patrick", "Sean", "Ben", "Max");

	private static final List<String> SURNAMES = List.of("Smith", "Jones", "Taylor", "Brown", "Williams", "Wilson",
			"Johnson", "Davies", "Patel", "Robinson", "Wright", "Thompson", "Evans", "Walker", "White", "Roberts",
			"Green", "Hall", "Wood", "Jackson", "Clarke", "Khan", "Lewis", "Harris", "Martin", "Cooper", "King", "Ward",
			"Turner", "Hill", "Baker", "Morris", "Cook", "Rogers", "Reed", "Bailey", "Bell", "Murphy", "O'Brien",
			"O'Connor", "Garcia", "Martinez", "Lopez", "Nguyen", "Kim", "Chen", "Singh", "Ahmed", "Müller", "Schröder",
			"Becker", "Hoffmann", "Smith-Jones", "Parker", "Collins", "Stewart", "Campbell", "MacDonald", "Fraser",
			"Hughes", "Foster", "Gray", "Russell", "Palmer", "Ellis", "Fox", "Marsh", "Holt");

	private EnglishNames() {
	}

	static Name of(Dice dice) {
		return named(dice, dice.percent(52), dice.oneOf(SURNAMES));
	}

	static Name relative(Name of, Dice dice) {
		return named(dice, !of.female(), of.family());
	}

	private static Name named(Dice dice, boolean female, String surname) {
		return new Name(dice.oneOf(female ? WOMEN : MEN), surname, female, false);
	}

}
