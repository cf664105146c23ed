package io.regain.satisfaction;

import java.time.Clock;
import java.time.LocalDateTime;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import io.regain.delivery.Deadlocks;
import io.regain.delivery.MessageRef;
import io.regain.delivery.RunBook;
import io.regain.incident.Incident;
import io.regain.incident.Incidents;
import io.regain.message.Utc;
import io.regain.tracking.QuestionLinks;
import io.regain.tracking.text.Answering;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;

/** Takes what customers answer, by the link of their mail or by a text message. */
@Service
public class AnswerQuestions implements Answering {

	/** What is longer is cut. */
	public static final int MOST_CHARACTERS = 1000;

	private final JdbcClient jdbc;

	private final QuestionLinks links;

	private final Incidents incidents;

	private final RunBook book;

	private final Answers answers;

	private final SatisfactionProperties properties;

	private final TransactionOperations transaction;

	private final Clock clock;

	AnswerQuestions(JdbcClient jdbc, QuestionLinks links, Incidents incidents, RunBook book, Answers answers,
			SatisfactionProperties properties, TransactionOperations transaction, Clock clock) {
		this.jdbc = jdbc;
		this.links = links;
		this.incidents = incidents;
		this.book = book;
		this.answers = answers;
		this.properties = properties;
		this.transaction = transaction;
		this.clock = clock;
	}

	/** Changes nothing; empty if the token is none of ours, or nothing is kept of it. */
	public Optional<Question> find(String token) {
		return this.links.question(token).flatMap((number) -> this.jdbc.sql("""
				SELECT q.number, q.incident_id, q.asked_at, q.score, q.comment, r.run_id, r.locale
				FROM regain_survey_question q
				LEFT JOIN regain_thread t ON t.thread = CONCAT('incident-', q.incident_id, '-csat')
				LEFT JOIN regain_recipient r ON r.run_id = t.run_id AND r.customer_id = q.customer_id
				WHERE q.number = :number
				""").param("number", number).query((row, n) -> {
			String locale = Optional.ofNullable(row.getString("locale")).orElse("");
			long run = row.getLong("run_id");
			return new Question(number, locale, (run == 0) ? "" : this.book.sender(run),
					title(this.incidents.get(row.getLong("incident_id")), locale),
					this.clock.instant()
						.isBefore(Utc.instant(row.getObject("asked_at", LocalDateTime.class))
							.plus(this.properties.open())),
					Optional.ofNullable(row.getObject("score", Integer.class)).map(Score::new),
					Optional.ofNullable(row.getString("comment")));
		}).optional());
	}

	private static String title(Incident incident, String locale) {
		Map<String, String> titles = incident.titles().byLanguage();
		return titles.getOrDefault(Locale.forLanguageTag(locale.replace('_', '-')).getLanguage(), incident.title());
	}

	/**
	 * Keeps an answer in place of the one before; the same again changes nothing.
	 * @return whether the question was open
	 */
	public boolean answer(Question question, Score score, String comment) {
		return question.open() && Deadlocks.again(() -> {
			this.transaction.executeWithoutResult(
					(status) -> this.answers.keep(question.number(), score, Optional.of(clean(comment)), "email"));
			return true;
		});
	}

	@Override
	public boolean answer(MessageRef message, String body) {
		return Score.ofText(body).map((score) -> {
			Optional<Long> question = asked(message);
			question.ifPresent((number) -> this.answers.keep(number, score, Optional.empty(), "sms"));
			return question.isPresent();
		}).orElse(false);
	}

	private Optional<Long> asked(MessageRef message) {
		return this.jdbc.sql("""
				SELECT q.number FROM regain_thread t
				JOIN regain_survey_question q ON t.thread = CONCAT('incident-', q.incident_id, '-csat')
				WHERE t.run_id = :run AND q.customer_id = :customer AND q.asked_at > :from
				""")
			.param("run", message.runId())
			.param("customer", message.customerId())
			.param("from", Utc.of(this.clock.instant().minus(this.properties.open())))
			.query(Long.class)
			.optional();
	}

	private static String clean(String comment) {
		String plain = comment.replaceAll("[\\p{Cntrl}&&[^\\n\\t]]", "").strip();
		return plain.substring(0,
				plain.offsetByCodePoints(0, Math.min(MOST_CHARACTERS, plain.codePointCount(0, plain.length()))));
	}

}
