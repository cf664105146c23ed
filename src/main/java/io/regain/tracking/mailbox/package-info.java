/**
 * The mailbox to which mails of ours return: read by IMAP, attributed, recorded, acted
 * on, and only then put away.
 */
@NullMarked
@NamedInterface("mailbox")
package io.regain.tracking.mailbox;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
