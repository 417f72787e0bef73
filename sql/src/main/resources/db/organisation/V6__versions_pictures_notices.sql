-- Versions of product sheets, the pictures that they name, and what people are to be told.

CREATE TABLE product_version (
  product_id CHAR(32) CHARACTER SET ascii NOT NULL,
  version INT NOT NULL,
  sheet_hash CHAR(64) CHARACTER SET ascii NOT NULL,
  outbox_id BIGINT NOT NULL,
  written_by VARCHAR(120) NOT NULL,
  written_at BIGINT NOT NULL,
  PRIMARY KEY (product_id, version)
) DEFAULT CHARSET utf8mb4 COLLATE utf8mb4_unicode_ci;

CREATE TABLE picture (
  hash CHAR(64) CHARACTER SET ascii NOT NULL PRIMARY KEY,
  width INT NOT NULL,
  height INT NOT NULL,
  content MEDIUMBLOB NOT NULL,
  added_by CHAR(32) CHARACTER SET ascii NOT NULL,
  added_at BIGINT NOT NULL
) DEFAULT CHARSET utf8mb4 COLLATE utf8mb4_unicode_ci;

-- One row per account that is told something; seen_at 0 = not seen yet.
CREATE TABLE notice (
  id BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  account_id CHAR(32) CHARACTER SET ascii NOT NULL,
  kind VARCHAR(40) CHARACTER SET ascii NOT NULL,
  argument VARCHAR(200) NOT NULL,
  link VARCHAR(200) CHARACTER SET ascii NOT NULL,
  told_at BIGINT NOT NULL,
  seen_at BIGINT NOT NULL DEFAULT 0,
  KEY notice_account (account_id, seen_at, id)
) DEFAULT CHARSET utf8mb4 COLLATE utf8mb4_unicode_ci;
