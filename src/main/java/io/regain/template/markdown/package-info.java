/**
 * Texts in CommonMark, as HTML that harms nobody and as text without a trace of markup.
 * The only importer of {@code org.commonmark..}.
 */
@NullMarked
@NamedInterface("markdown")
package io.regain.template.markdown;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
