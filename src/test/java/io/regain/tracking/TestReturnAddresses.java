package io.regain.tracking;

import io.regain.message.Secret;

import org.springframework.beans.factory.support.StaticListableBeanFactory;

/** What mails return to where a bounce address is set. */
public final class TestReturnAddresses {

	private TestReturnAddresses() {
	}

	public static ReturnAddresses with(Secret secret) {
		StaticListableBeanFactory beans = new StaticListableBeanFactory();
		beans.addBean("secret", secret);
		return new ReturnAddresses(new ReturnProperties("bounces@news.example.com", "+"),
				beans.getBeanProvider(Secret.class));
	}

}
