package io.regain.delivery;

import java.sql.Date;
import java.sql.JDBCType;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;

import javax.sql.DataSource;

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

/**
 * The ledger's transactions, and its mapping: instants are stored as UTC and dates as
 * they are, whatever the machine's zone.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({ DeliveryProperties.class, GuardProperties.class })
@EnableJdbcRepositories(considerNestedRepositories = false)
class DeliveryConfiguration {

	@Bean
	LedgerTransactions transactionManager(DataSource ledger) {
		return new LedgerTransactions(ledger);
	}

	@Bean
	JdbcCustomConversions jdbcCustomConversions() {
		return new JdbcCustomConversions(
				List.of(InstantToUtc.INSTANCE, UtcToInstant.INSTANCE, DateAsItIs.INSTANCE, DateAsItWas.INSTANCE));
	}

	@WritingConverter
	enum InstantToUtc implements Converter<Instant, JdbcValue> {

		INSTANCE;

		@Override
		public JdbcValue convert(Instant source) {
			return JdbcValue.of(Utc.of(source), JDBCType.TIMESTAMP);
		}

	}

	/** By itself, Spring Data would store the UTC date of the machine's midnight. */
	@WritingConverter
	enum DateAsItIs implements Converter<LocalDate, JdbcValue> {

		INSTANCE;

		@Override
		public JdbcValue convert(LocalDate source) {
			return JdbcValue.of(source, JDBCType.DATE);
		}

	}

	@ReadingConverter
	enum DateAsItWas implements Converter<Date, LocalDate> {

		INSTANCE;

		@Override
		public LocalDate convert(Date source) {
			return source.toLocalDate();
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
