package io.regain.channel.email;

/**
 * How far a relay went along with an envelope: the reply to the first command that it
 * refused, or to DATA.
 */
record SmtpStep(SmtpPhase phase, SmtpReply reply) {

	static final int SEND_THE_BODY = 354;

	boolean wantsBody() {
		return this.phase == SmtpPhase.DATA && this.reply.code() == SEND_THE_BODY;
	}

	boolean isRefused() {
		return (this.phase == SmtpPhase.DATA) ? !wantsBody() : !this.reply.isPositive();
	}

}
