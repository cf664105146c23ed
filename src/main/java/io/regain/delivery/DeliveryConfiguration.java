package io.regain.delivery;

import java.sql.JDBCType;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;

import io.regain.message.Utc;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.convert.converter.Converter;
import org.springframework.data.convert.ReadingConverter;
import org.springframework.data.convert.WritingConverter;
import org.springframework.data.jdbc.core.convert.JdbcCustomConversions;
import org.springframework.data.jdbc.core.mapping.JdbcValue;
import org.springframework.data.jdbc.repository.config.EnableJdbcRepositories;

/** The ledger's mapping: instants are stored as UTC, whatever the machine's zone. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(DeliveryProperties.class)
@EnableJdbcRepositories(considerNestedRepositories = false)
class DeliveryConfiguration {

	@Bean
	JdbcCustomConversions jdbcCustomConversions() {
		return new JdbcCustomConversions(List.of(InstantToUtc.INSTANCE, UtcToInstant.INSTANCE));
	}

	@WritingConverter
	enum InstantToUtc implements Converter<Instant, JdbcValue> {

		INSTANCE;

		@Override
		public JdbcValue convert(Instant source) {
			return JdbcValue.of(Utc.of(source), JDBCType.TIMESTAMP);
		}

	}

	@ReadingConverter
	enum UtcToInstant implements Converter<LocalDateTime, Instant> {

		INSTANCE;

		@Override
		public Instant convert(LocalDateTime source) {
			return Utc.instant(source);
		}

	}

}
