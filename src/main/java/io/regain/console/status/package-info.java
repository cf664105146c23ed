/**
 * The public status page: HTML, Atom and JSON of what the incident room lets the public
 * know. Made when something changes, kept as bytes, told from memory.
 */
@NullMarked
package io.regain.console.status;

import org.jspecify.annotations.NullMarked;
