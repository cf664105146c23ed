package io.regain.audience;

import java.util.Map;

/** One row of a segment: the customer, and what the segment knows of them. */
record SegmentRow(String customerId, Map<String, Object> values) {
}
