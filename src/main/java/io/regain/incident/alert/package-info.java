/**
 * What monitoring systems report, damped: alerts become alarms, alarms open incidents and
 * propose that they are over. A machine says nothing to customers unless a rule lets it.
 */
@NullMarked
@NamedInterface("alert")
package io.regain.incident.alert;

import org.jspecify.annotations.NullMarked;

import org.springframework.modulith.NamedInterface;
