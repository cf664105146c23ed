package io.regain.delivery;

import java.time.Clock;

import io.regain.message.Sha256;
import io.regain.message.Utc;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The definitions that runs were planned with, by the SHA-256 of their content. */
@Repository
class Definitions {

	private final JdbcClient jdbc;

	private final JsonMapper json;

	private final Clock clock;

	Definitions(JdbcClient jdbc, JsonMapper json, Clock clock) {
		this.jdbc = jdbc;
		this.json = json;
		this.clock = clock;
	}

	/** Stores it, if it isn't there yet, and gives its key. */
	String put(Definition definition) {
		String content = content(definition);
		String key = Sha256.hex(content);
		this.jdbc.sql("""
				INSERT INTO regain_definition (sha256, content, created_at) VALUES (:key, :content, :now)
				ON DUPLICATE KEY UPDATE sha256 = sha256
				""").param("key", key).param("content", content).param("now", Utc.of(this.clock.instant())).update();
		return key;
	}

	Definition get(String key) {
		String content = this.jdbc.sql("SELECT content FROM regain_definition WHERE sha256 = :key")
			.param("key", key)
			.query(String.class)
			.single();
		return this.json.readValue(content, Definition.Stored.class).definition();
	}

	String key(Definition definition) {
		return Sha256.hex(content(definition));
	}

	private String content(Definition definition) {
		return this.json.writeValueAsString(Definition.Stored.of(definition));
	}

}
