package io.regain.tracking.bounce;

import java.util.List;
import java.util.Optional;

/**
 * What a mail tells of the mail of ours that it is about. Nothing of it is proof but an
 * address of ours with a signature in it.
 *
 * @param to the addresses at which it reached us, the envelope's first: from Return-Path
 * headers of what came back, Delivered-To, X-Original-To, To …
 * @param messageIds of mails of ours that it may be about, without angle brackets, the
 * surest first: of the returned headers, then In-Reply-To, References
 * @param envelopeId the ENVID (RFC 3461) it repeats
 * @param recipients to whom ours went, by the returned headers
 */
public record Original(List<String> to, List<String> messageIds, Optional<String> envelopeId, List<String> recipients) {

	public Original {
		to = List.copyOf(to);
		messageIds = List.copyOf(messageIds);
		recipients = List.copyOf(recipients);
	}

}
