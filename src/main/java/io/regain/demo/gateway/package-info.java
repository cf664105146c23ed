/**
 * Stand-ins of Twilio's and FCM's HTTP interfaces, written from the providers'
 * documentation. They share nothing with Regain's senders, and so check them.
 */
@NullMarked
package io.regain.demo.gateway;

import org.jspecify.annotations.NullMarked;
