package io.regain;

import java.util.List;

import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.test.context.junit.jupiter.SpringExtension;

/** Before each test, nothing has happened yet. */
class CleanLedger implements BeforeEachCallback {

	@Override
	public void beforeEach(ExtensionContext test) {
		ApplicationContext context = SpringExtension.getApplicationContext(test);
		empty(context.getBean(JdbcTemplate.class));
		context.getBean(TestClock.class).reset();
		context.getBeansOfType(ScriptedSender.class).values().forEach(ScriptedSender::reset);
	}

	/** What counts ids goes on counting: no id is ever given twice. */
	private static void empty(JdbcTemplate jdbc) {
		List<String> tables = jdbc.queryForList("""
				SELECT table_name FROM information_schema.tables
				WHERE table_schema = DATABASE() AND table_type = 'BASE TABLE' AND LOWER(table_name) LIKE 'regain\\_%'
				      AND LOWER(table_name) NOT LIKE '%\\_seq' AND LOWER(table_name) <> 'regain_schema_history'
				""", String.class);
		jdbc.execute((ConnectionCallback<Boolean>) (connection) -> {
			JdbcTemplate alone = new JdbcTemplate(new SingleConnectionDataSource(connection, true));
			alone.execute("SET FOREIGN_KEY_CHECKS = 0");
			tables.forEach((table) -> alone.update("DELETE FROM " + table));
			alone.execute("SET FOREIGN_KEY_CHECKS = 1");
			return true;
		});
	}

}
