/**
 * Events go out: endpoints of the company are told of them (Standard Webhooks). Each
 * process of {@code serve} tries; who holds an endpoint's row tells it.
 */
@NullMarked
package io.regain.tracking.webhook;

import org.jspecify.annotations.NullMarked;
