package io.regain;

import java.util.List;

import org.junit.jupiter.api.Test;

import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class TestDatabaseTests {

	private final TestDatabase.Schema schema = TestDatabase.schema();

	private final JdbcClient jdbc = JdbcClient.create(this.schema.dataSource());

	@Test
	void aSchemaIsEmptyAndOnesOwn() {
		this.jdbc.sql("CREATE TABLE note (text VARCHAR(20))").update();
		assertThat(tables(this.jdbc)).containsExactly("note");
		assertThat(tables(JdbcClient.create(TestDatabase.schema().dataSource()))).isEmpty();
	}

	@Test
	void textOfAnyLanguageIsKept() {
		this.jdbc.sql("CREATE TABLE word (text VARCHAR(20))").update();
		this.jdbc.sql("INSERT INTO word VALUES (?)").param("Жду 👍 naïve").update();
		assertThat(this.jdbc.sql("SELECT text FROM word").query(String.class).single()).isEqualTo("Жду 👍 naïve");
	}

	@Test
	void whatIsTooLongIsRefusedRatherThanCut() {
		this.jdbc.sql("CREATE TABLE code (text VARCHAR(3))").update();
		assertThatExceptionOfType(DataIntegrityViolationException.class)
			.isThrownBy(() -> this.jdbc.sql("INSERT INTO code VALUES ('four')").update());
	}

	private List<String> tables(JdbcClient jdbc) {
		return jdbc.sql("SELECT table_name FROM information_schema.tables WHERE table_schema = DATABASE()")
			.query(String.class)
			.list();
	}

}
