/** Text messages that come in: who stops, starts again, asks for help, or answers. */
@NullMarked
@NamedInterface("text")
package io.regain.tracking.text;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
