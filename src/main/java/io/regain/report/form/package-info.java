/**
 * Forms of a report to hand on: a page for people, a table for programs. Everything in
 * them is written escaped.
 */
@NullMarked
@NamedInterface("form")
package io.regain.report.form;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
