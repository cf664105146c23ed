package io.regain.audience;

import java.time.Clock;

import javax.sql.DataSource;

import com.zaxxer.hikari.HikariDataSource;
import io.regain.message.Secret;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.context.properties.bind.BindResult;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.jdbc.autoconfigure.DataSourceProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/**
 * The company's data comes from {@code regain.audience.datasource.*} (a replica, another
 * server, a SELECT-only account), or else from the ledger's own data source.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({ AudienceProperties.class, RetentionProperties.class })
class AudienceConfiguration {

	private static final String DATA_SOURCE = "regain.audience.datasource";

	@Bean
	CompanyDatabase companyDatabase(DataSource ledger, Environment environment) {
		BindResult<DataSourceProperties> own = Binder.get(environment).bind(DATA_SOURCE, DataSourceProperties.class);
		return own.isBound() ? CompanyDatabase.of(pool(own.get())) : CompanyDatabase.shared(ledger);
	}

	/**
	 * The session is in UTC, so that a TIMESTAMP column means what it says. Old tables
	 * have zero dates and YEARs, which the driver would refuse and take for a date.
	 */
	private static HikariDataSource pool(DataSourceProperties properties) {
		HikariDataSource pool = properties.initializeDataSourceBuilder().type(HikariDataSource.class).build();
		pool.setPoolName("audience");
		// One for the stream of each run that is being planned, one for each of its
		// workers
		pool.setMaximumPoolSize(10);
		pool.setMinimumIdle(1);
		// It is made when it is first asked for; who waits then is told at once that it
		// is
		// away, and the next who asks tries anew
		pool.setInitializationFailTimeout(1);
		pool.setConnectionTimeout(10_000);
		pool.addDataSourceProperty("connectionTimeZone", "+00:00");
		pool.addDataSourceProperty("forceConnectionTimeZoneToSession", "true");
		pool.addDataSourceProperty("zeroDateTimeBehavior", "CONVERT_TO_NULL");
		pool.addDataSourceProperty("yearIsDateType", "false");
		pool.addDataSourceProperty("tcpKeepAlive", "true");
		// As for the ledger; a segment that is read sets its own
		pool.addDataSourceProperty("connectTimeout", "5000");
		pool.addDataSourceProperty("socketTimeout", "300000");
		return pool;
	}

	@Bean
	SegmentProbe segmentProbe(CompanyDatabase company) {
		return new SegmentProbe(company);
	}

	@Bean
	Audiences audiences(CompanyDatabase company, AudienceProperties properties, Suppressions suppressions,
			Consents consents, Untracked untracked, Exclusions.Staging staging, AffectedRows frozen, Freezes freezes,
			ObjectProvider<WhoHeard> whoHeard, ObjectProvider<Secret> secret, Clock clock) {
		return new Audiences(company, properties, suppressions, consents, untracked, staging, frozen, freezes, whoHeard,
				secret, clock);
	}

}
