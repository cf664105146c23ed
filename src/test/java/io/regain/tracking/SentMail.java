package io.regain.tracking;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;

import io.regain.Patience;
import io.regain.TestClock;
import io.regain.delivery.LinkedMail;
import io.regain.delivery.Run;
import io.regain.delivery.TestCampaign;
import io.regain.delivery.TestLedger;
import io.regain.message.MessageClass;

import org.springframework.beans.factory.BeanFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A mail with three links that was sent an hour ago, to c-1 and to c-2. */
record SentMail(BeanFactory beans, long message, String html, String other) {

	static final Visitor PERSON = new Visitor(true, "Mozilla/5.0 (X11; Linux x86_64) Firefox/145.0", "");

	static SentMail of(BeanFactory beans) {
		LinkedMail mail = new LinkedMail(beans);
		TestLedger ledger = beans.getBean(TestLedger.class);
		Run run = mail.planned(TestCampaign.of(MessageClass.SERVICE), LinkedMail.HTML, ledger.customer("c-1"),
				ledger.customer("c-2"));
		mail.dispatch(run);
		beans.getBean(TestClock.class).advance(Duration.ofHours(1));
		return new SentMail(beans, ledger.messages(run).get(0), mail.html().get(0), mail.html().get(1));
	}

	/** The tokens of its links. */
	List<String> links() {
		return LinkedMail.links(this.html);
	}

	String image() {
		return LinkedMail.image(this.html);
	}

	void open(Visitor visitor) {
		this.beans.getBean(Engagement.class).opened(image(), visitor);
	}

	URI click(int link, Visitor visitor) {
		return this.beans.getBean(Engagement.class).clicked(links().get(link), visitor).orElseThrow();
	}

	/** What is recorded, when all is that was told. */
	List<String> events() {
		CountDownLatch recorded = new CountDownLatch(1);
		this.beans.getBean(EngagementBacklog.class).add(0, recorded::countDown);
		Patience.await("all is recorded", recorded);
		return this.beans.getBean(JdbcClient.class)
			.sql("SELECT CONCAT_WS(' ', type, kind, code) FROM regain_event ORDER BY type, kind, code")
			.query(String.class)
			.list();
	}

}
