package io.regain.satisfaction;

import java.time.Clock;
import java.util.Optional;

import io.regain.message.Utc;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What customers have said, and what they said before that. */
@Repository
class Answers {

	private final JdbcClient jdbc;

	private final FollowUps followUps;

	private final Clock clock;

	Answers(JdbcClient jdbc, FollowUps followUps, Clock clock) {
		this.jdbc = jdbc;
		this.followUps = followUps;
		this.clock = clock;
	}

	/**
	 * In the caller's transaction; the same again changes nothing.
	 * @param comment empty: the one before stays; an empty text takes it away
	 */
	void keep(long question, Score score, Optional<String> comment, String channel) {
		Answer before = this.jdbc
			.sql("SELECT score, comment FROM regain_survey_question WHERE number = :number FOR UPDATE")
			.param("number", question)
			.query((row, n) -> new Answer(row.getInt("score"),
					Optional.ofNullable(row.getString("comment")).orElse("")))
			.single();
		Answer now = new Answer(score.value(), comment.orElse(before.comment()));
		if (now.equals(before)) {
			return;
		}
		for (String sql : new String[] {
				"""
						UPDATE regain_survey_question SET score = :score, comment = :comment, channel = :channel, answered_at = :now
						WHERE number = :question
						""",
				"""
						INSERT INTO regain_survey_answer (question, score, comment, channel, at)
						VALUES (:question, :score, :comment, :channel, :now)
						""" }) {
			this.jdbc.sql(sql)
				.param("question", question)
				.param("score", score.value())
				.param("comment", now.comment().isEmpty() ? null : now.comment())
				.param("channel", channel)
				.param("now", Utc.of(this.clock.instant()))
				.update();
		}
		if (score.isBad()) {
			this.followUps.open(question);
		}
	}

	private record Answer(int score, String comment) {
	}

}
