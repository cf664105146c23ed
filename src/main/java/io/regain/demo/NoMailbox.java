package io.regain.demo;

import com.icegreen.greenmail.mail.MovingMessage;
import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.user.UserException;
import jakarta.mail.internet.MimeMessage;

/** Everybody, as far as GreenMail needs to know. */
enum NoMailbox implements GreenMailUser {

	INSTANCE;

	@Override
	public String getEmail() {
		return "";
	}

	@Override
	public String getLogin() {
		return "";
	}

	@Override
	public void deliver(MovingMessage message) {
	}

	@Override
	public void deliver(MimeMessage message) {
	}

	@Override
	public void create() {
	}

	@Override
	public void delete() {
	}

	@Override
	public String getPassword() {
		return "";
	}

	@Override
	public void setPassword(String password) {
	}

	@Override
	public void authenticate(String password) throws UserException {
		throw new UserException("nobody logs in here");
	}

	@Override
	public String getQualifiedMailboxName() {
		return "";
	}

}
