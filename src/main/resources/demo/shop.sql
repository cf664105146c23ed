-- The shop's own tables: what a company has before it has heard of Regain.

CREATE TABLE customer (
	id BIGINT NOT NULL PRIMARY KEY,
	email VARCHAR(254),
	phone VARCHAR(40),
	locale VARCHAR(16) NOT NULL,
	time_zone VARCHAR(40) NOT NULL,
	given_name VARCHAR(60) NOT NULL,
	family_name VARCHAR(60) NOT NULL,
	city VARCHAR(60) NOT NULL,
	tier VARCHAR(10) NOT NULL,
	birth_date DATE NOT NULL,
	created_at DATETIME NOT NULL
);

CREATE TABLE orders (
	id BIGINT NOT NULL PRIMARY KEY,
	number VARCHAR(20) NOT NULL UNIQUE,
	customer_id BIGINT NOT NULL,
	status ENUM ('open', 'delivered', 'cancelled') NOT NULL,
	category_en VARCHAR(40) NOT NULL,
	category_ru VARCHAR(40) NOT NULL,
	total DECIMAL(12, 2) NOT NULL,
	currency CHAR(3) NOT NULL,
	promised_on DATE NOT NULL,
	expected_on DATE,
	delivered_on DATE,
	created_at DATETIME NOT NULL,
	INDEX (customer_id, delivered_on),
	INDEX (delivered_on),
	INDEX (status, expected_on)
);

CREATE TABLE order_item (
	order_id BIGINT NOT NULL,
	title_en VARCHAR(80) NOT NULL,
	title_ru VARCHAR(80) NOT NULL,
	quantity INT NOT NULL,
	INDEX (order_id)
);

CREATE TABLE complaint (
	id BIGINT NOT NULL PRIMARY KEY,
	customer_id BIGINT NOT NULL,
	order_id BIGINT NOT NULL,
	topic VARCHAR(40) NOT NULL,
	status ENUM ('open', 'closed') NOT NULL,
	created_at DATETIME NOT NULL,
	closed_at DATETIME,
	INDEX (customer_id, status)
);

-- Cards that the bank refused.
CREATE TABLE failed_payment (
	customer_id BIGINT NOT NULL,
	amount DECIMAL(12, 2) NOT NULL,
	currency CHAR(3) NOT NULL,
	failed_at DATETIME NOT NULL,
	INDEX (failed_at, customer_id)
);

CREATE TABLE device (
	customer_id BIGINT NOT NULL,
	platform ENUM ('android', 'ios', 'web') NOT NULL,
	token VARCHAR(512) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
	last_seen_at DATETIME NOT NULL,
	INDEX (customer_id)
);

-- Every decision is a row, and the latest one counts; no channel or topic means all.
CREATE TABLE consent (
	customer_id BIGINT NOT NULL,
	channel VARCHAR(10),
	topic VARCHAR(40),
	allowed BOOLEAN NOT NULL,
	changed_at DATETIME NOT NULL,
	source VARCHAR(40) NOT NULL,
	INDEX (customer_id)
);

-- What Regain reads: the one adapter between a company's tables and Regain.

CREATE VIEW regain_customer AS
SELECT id, email, phone, locale, time_zone, given_name, family_name, city, tier
FROM customer;

CREATE VIEW regain_device AS
SELECT customer_id, platform, token, last_seen_at
FROM device;

CREATE VIEW regain_consent AS
SELECT customer_id, channel, topic, allowed, changed_at AS at, source
FROM consent;
