package io.regain.report;

import com.fasterxml.jackson.annotation.JsonUnwrapped;

/**
 * How a run stands, and what came of it: of one moment. As JSON it is the
 * {@link RunReport} with further names.
 *
 * @param standsOut what a reader should know first: a sentence or two
 */
public record DetailedReport(@JsonUnwrapped RunReport report, String standsOut, Results results) {
}
