package io.regain.demo.shop;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ShopRowsTests {

	private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);

	@Test
	void theSameSeedAndDayMakeTheSameRowsOnEachMachine() throws Exception {
		List<String> rows = rows(new Shop(7, TODAY, 500));
		assertThat(sha256(rows)).isEqualTo("31d5774ae6f00fb3e932ab56fede2951fae80282e78325fe80143850711139d1");
		rows.removeIf((row) -> row.startsWith(Table.FAILED_PAYMENT.name()));
		assertThat(sha256(rows)).as("as it was before there were failed payments")
			.isEqualTo("a46b4104019034a8fecdb74753ed64df7287639c3f9421412bd651af06ee04df");
	}

	@Test
	void anotherSeedOrDayMakesOtherRows() {
		List<String> rows = rows(new Shop(7, TODAY, 10));
		assertThat(rows(new Shop(8, TODAY, 10))).isNotEqualTo(rows);
		assertThat(rows(new Shop(7, TODAY.plusDays(1), 10))).isNotEqualTo(rows);
	}

	@Test
	void moreCustomersChangeNobody() {
		assertThat(rows(new Shop(7, TODAY, 200))).startsWith(rows(new Shop(7, TODAY, 100)).toArray(String[]::new));
	}

	@Test
	void addressesAreUnderDomainsThatNobodyCanHaveAndSomeAreMistyped() {
		List<String> emails = column(1);
		List<String> wellFormed = emails.stream().filter((email) -> email.matches("[^@ ]+@\\w+(\\.\\w+)+")).toList();
		assertThat(wellFormed).allMatch((email) -> email.matches(".*(@example\\.(com|org|net)|\\.example)"));
		assertThat(wellFormed.size()).isBetween(emails.size() * 95 / 100, emails.size() * 98 / 100);
	}

	@Test
	void nearlyAllPhonesAreValidAndSomeAreNot() {
		List<String> phones = column(2);
		long valid = phones.stream().filter(ShopRowsTests::isValid).count();
		assertThat(valid).isBetween(phones.size() * 94L / 100, phones.size() * 99L / 100);
	}

	@Test
	void strangersHavePhonesOfTheirOwn() {
		List<String> valid = column(2).stream().filter(ShopRowsTests::isValid).toList();
		assertThat(valid.stream().distinct().count()).isBetween(valid.size() * 98L / 100, valid.size() - 1L);
	}

	private static List<String> column(int index) {
		List<String> values = new ArrayList<>();
		new Shop(7, TODAY, 5000).fill((table, row) -> {
			if (table == Table.CUSTOMER && row.get(index) instanceof Optional<?> value) {
				value.ifPresent((text) -> values.add(text.toString()));
			}
		});
		return values;
	}

	private static boolean isValid(String phone) {
		PhoneNumberUtil numbers = PhoneNumberUtil.getInstance();
		try {
			return numbers.isValidNumber(numbers.parse(phone, "RU"));
		}
		catch (NumberParseException ex) {
			return false;
		}
	}

	private static List<String> rows(Shop shop) {
		List<String> rows = new ArrayList<>();
		shop.fill((table, row) -> rows.add(table + " " + row));
		return rows;
	}

	private static String sha256(List<String> rows) throws Exception {
		byte[] bytes = String.join("\n", rows).getBytes(StandardCharsets.UTF_8);
		return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
	}

}
