/**
 * Values in a language: numbers, money and dates by patterns of our own, because those of
 * the JDK differ from release to release.
 */
@NullMarked
package io.regain.template.wording;

import org.jspecify.annotations.NullMarked;
