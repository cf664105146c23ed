package io.regain.demo.gateway;

import java.time.Instant;

/** A message for which a stand-in took responsibility. */
public sealed interface TakenMessage permits TakenSms, TakenPush {

	/** The provider's own id of it. */
	String id();

	/** The phone number or the device's token. */
	String to();

	String body();

	Instant at();

}
