-- That those whom an incident affected were asked, or that nobody was to be: once.
CREATE TABLE IF NOT EXISTS regain_survey (
    incident_id  BIGINT NOT NULL PRIMARY KEY,
    campaign     VARCHAR(64) NOT NULL,
    asked_at     DATETIME(3) NOT NULL
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

-- The question to one customer, and their answer as it is now.
CREATE TABLE IF NOT EXISTS regain_survey_question (
    number       BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
    incident_id  BIGINT NOT NULL,
    customer_id  VARCHAR(64) NOT NULL,
    asked_at     DATETIME(3) NOT NULL,
    score        TINYINT NULL,
    comment      VARCHAR(1000) NULL,
    channel      VARCHAR(8) NULL,
    answered_at  DATETIME(3) NULL,
    UNIQUE KEY regain_survey_question_once (incident_id, customer_id),
    KEY regain_survey_question_customer (customer_id),
    KEY regain_survey_question_asked (asked_at)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

-- Every answer that was given, also those that were changed afterwards. Append-only.
CREATE TABLE IF NOT EXISTS regain_survey_answer (
    id        BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
    question  BIGINT NOT NULL,
    score     TINYINT NOT NULL,
    comment   VARCHAR(1000) NULL,
    channel   VARCHAR(8) NOT NULL,
    at        DATETIME(3) NOT NULL,
    KEY regain_survey_answer_question (question)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

-- A bad answer is looked after by a person. Of a team that was not told yet, told is false.
CREATE TABLE IF NOT EXISTS regain_followup (
    number    BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
    question  BIGINT NOT NULL,
    state     VARCHAR(8) NOT NULL,
    told      BOOLEAN NOT NULL,
    opened_at DATETIME(3) NOT NULL,
    taken_by  VARCHAR(64) NULL,
    taken_at  DATETIME(3) NULL,
    done_by   VARCHAR(64) NULL,
    done_at   DATETIME(3) NULL,
    note      VARCHAR(1000) NULL,
    UNIQUE KEY regain_followup_once (question),
    KEY regain_followup_state (state, number),
    KEY regain_followup_told (told)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
