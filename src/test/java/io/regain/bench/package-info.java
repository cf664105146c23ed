/** What Regain is measured against: see {@code .ci/bench}. Nothing here is a test. */
@NullMarked
package io.regain.bench;

import org.jspecify.annotations.NullMarked;
