/**
 * What the public sees of incidents: what works now, what did not in the last 90 days,
 * and what was said of it. Nothing internal is ever read here.
 */
@NullMarked
@NamedInterface("status")
package io.regain.incident.status;

import org.jspecify.annotations.NullMarked;

import org.springframework.modulith.NamedInterface;
