package io.regain.audience;

import java.sql.SQLException;

/**
 * The company's own database does not answer, or does not let us in: no segment is to
 * blame, and it may be so for a while only.
 */
public class CompanyAwayException extends SegmentException {

	/**
	 * @param where its JDBC URL
	 */
	CompanyAwayException(String where, SQLException cause) {
		super("The company's database, %s, cannot be read: %s (regain.audience.datasource.url, .username, .password)"
			.formatted(where.replaceAll("[?].*", "").replaceAll("//[^/]*@", "//"), said(cause)), cause);
	}

}
