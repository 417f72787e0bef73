-- What readers report about items of this organisation; for the operators also what is reported about codes that nobody issued.

CREATE TABLE problem_report (
  id CHAR(32) CHARACTER SET ascii NOT NULL PRIMARY KEY,
  token_hash CHAR(64) CHARACTER SET ascii NOT NULL,
  reference CHAR(10) CHARACTER SET ascii NOT NULL,
  gtin VARCHAR(14) CHARACTER SET ascii NOT NULL,
  serial VARCHAR(64) NOT NULL,
  seen VARCHAR(20) CHARACTER SET ascii NOT NULL,
  kind VARCHAR(20) CHARACTER SET ascii NOT NULL,
  details VARCHAR(2000) NOT NULL,
  shop VARCHAR(120) NOT NULL,
  region VARCHAR(6) CHARACTER SET ascii NOT NULL,
  city VARCHAR(80) NOT NULL,
  contact VARCHAR(200) NOT NULL,
  status VARCHAR(10) CHARACTER SET ascii NOT NULL,
  answer VARCHAR(1000) NOT NULL,
  reported_at BIGINT NOT NULL,
  changed_at BIGINT NOT NULL,
  UNIQUE KEY problem_report_token (token_hash),
  KEY problem_report_time (reported_at),
  KEY problem_report_status (status)
) DEFAULT CHARSET utf8mb4 COLLATE utf8mb4_unicode_ci;

CREATE TABLE report_photo (
  id BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  report_id CHAR(32) CHARACTER SET ascii NOT NULL,
  hash CHAR(64) CHARACTER SET ascii NOT NULL,
  content MEDIUMBLOB NOT NULL,
  KEY report_photo_report (report_id),
  CONSTRAINT report_photo_of FOREIGN KEY (report_id) REFERENCES problem_report (id)
) DEFAULT CHARSET utf8mb4 COLLATE utf8mb4_unicode_ci;

-- What the brand itself says on the pages of its items, one row per language.
CREATE TABLE brand_words (
  language VARCHAR(10) CHARACTER SET ascii NOT NULL PRIMARY KEY,
  greeting VARCHAR(300) NOT NULL,
  care VARCHAR(300) NOT NULL,
  link VARCHAR(300) NOT NULL,
  changed_by VARCHAR(120) NOT NULL,
  changed_at BIGINT NOT NULL
) DEFAULT CHARSET utf8mb4 COLLATE utf8mb4_unicode_ci;
