-- One organisation's own database: what it decided and keeps. What the chain certified stands in the rm_* tables (db/readmodel).
-- Times are milliseconds since 1970-01-01 UTC. Ids are 32 hex digits. Commitments and hashes are 64 hex digits.

-- The organisation's key under the key-encryption key; every other secret here is wrapped by it (AES-256-GCM).
CREATE TABLE organisation_key (
  id INT NOT NULL PRIMARY KEY,
  wrapped VARBINARY(100) NOT NULL,
  created_at BIGINT NOT NULL
) DEFAULT CHARSET utf8mb4 COLLATE utf8mb4_unicode_ci;

-- Signing keys: one party and key per tenant that this organisation acts for.
CREATE TABLE party_key (
  party_id CHAR(32) CHARACTER SET ascii NOT NULL PRIMARY KEY,
  tenant_id CHAR(32) CHARACTER SET ascii NOT NULL,
  key_id CHAR(32) CHARACTER SET ascii NOT NULL,
  public_key VARBINARY(32) NOT NULL,
  wrapped_seed VARBINARY(100) NOT NULL,
  created_at BIGINT NOT NULL
) DEFAULT CHARSET utf8mb4 COLLATE utf8mb4_unicode_ci;

CREATE TABLE product (
  id CHAR(32) CHARACTER SET ascii NOT NULL PRIMARY KEY,
  gtin CHAR(14) CHARACTER SET ascii NOT NULL,
  name VARCHAR(200) NOT NULL,
  sheet MEDIUMTEXT NOT NULL,
  sheet_hash CHAR(64) CHARACTER SET ascii NOT NULL,
  created_at BIGINT NOT NULL,
  UNIQUE KEY product_gtin (gtin)
) DEFAULT CHARSET utf8mb4 COLLATE utf8mb4_unicode_ci;

CREATE TABLE code_batch (
  ref CHAR(5) CHARACTER SET ascii NOT NULL PRIMARY KEY,
  product_id CHAR(32) CHARACTER SET ascii NOT NULL,
  gtin CHAR(14) CHARACTER SET ascii NOT NULL,
  count INT NOT NULL,
  licence_id CHAR(32) CHARACTER SET ascii NOT NULL,
  root CHAR(64) CHARACTER SET ascii NOT NULL,
  wrapped_key VARBINARY(100) NOT NULL,
  upper_nodes MEDIUMBLOB NOT NULL,
  outbox_id BIGINT NOT NULL,
  ordered_by CHAR(32) CHARACTER SET ascii NOT NULL,
  ordered_at BIGINT NOT NULL,
  CONSTRAINT code_batch_product FOREIGN KEY (product_id) REFERENCES product (id)
) DEFAULT CHARSET utf8mb4 COLLATE utf8mb4_unicode_ci;

-- Every download of codes is counted: a list of codes is a secret.
CREATE TABLE code_download (
  id BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  ref CHAR(5) CHARACTER SET ascii NOT NULL,
  account_id CHAR(32) CHARACTER SET ascii NOT NULL,
  rows_given INT NOT NULL,
  sha256 CHAR(64) CHARACTER SET ascii NOT NULL,
  at BIGINT NOT NULL
) DEFAULT CHARSET utf8mb4 COLLATE utf8mb4_unicode_ci;

CREATE TABLE partner (
  party_id CHAR(32) CHARACTER SET ascii NOT NULL PRIMARY KEY,
  name VARCHAR(120) NOT NULL,
  created_at BIGINT NOT NULL
) DEFAULT CHARSET utf8mb4 COLLATE utf8mb4_unicode_ci;

-- What stands on the chain only as a commitment: salt and value open it; deleting the row erases the fact.
CREATE TABLE opening (
  commitment CHAR(64) CHARACTER SET ascii NOT NULL PRIMARY KEY,
  salt VARBINARY(16) NOT NULL,
  content TEXT NOT NULL,
  created_at BIGINT NOT NULL
) DEFAULT CHARSET utf8mb4 COLLATE utf8mb4_unicode_ci;

-- A decision and its statements, written in one transaction; the sender signs, submits and retries.
CREATE TABLE outbox (
  id BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  party_id CHAR(32) CHARACTER SET ascii NOT NULL,
  subject VARCHAR(40) CHARACTER SET ascii NOT NULL,
  statements MEDIUMTEXT NOT NULL,
  state VARCHAR(10) CHARACTER SET ascii NOT NULL,
  batch_id CHAR(64) CHARACTER SET ascii NULL,
  signed_batch MEDIUMBLOB NULL,
  not_after BIGINT NOT NULL DEFAULT 0,
  reason VARCHAR(40) CHARACTER SET ascii NULL,
  detail VARCHAR(500) NULL,
  height BIGINT NOT NULL DEFAULT 0,
  created_by CHAR(32) CHARACTER SET ascii NOT NULL,
  created_at BIGINT NOT NULL,
  changed_at BIGINT NOT NULL,
  UNIQUE KEY outbox_batch (batch_id),
  KEY outbox_state (state, id)
) DEFAULT CHARSET utf8mb4 COLLATE utf8mb4_unicode_ci;

CREATE TABLE idempotency (
  account_id CHAR(32) CHARACTER SET ascii NOT NULL,
  idem_key VARCHAR(100) CHARACTER SET ascii NOT NULL,
  request_hash CHAR(64) CHARACTER SET ascii NOT NULL,
  status INT NOT NULL DEFAULT 0,
  location VARCHAR(500) NULL,
  content_type VARCHAR(100) CHARACTER SET ascii NULL,
  body MEDIUMBLOB NULL,
  created_at BIGINT NOT NULL,
  PRIMARY KEY (account_id, idem_key)
) DEFAULT CHARSET utf8mb4 COLLATE utf8mb4_unicode_ci;

-- Documents by their SHA-256: what the chain names by hash (a recall notice, a product sheet's older versions).
CREATE TABLE document (
  hash CHAR(64) CHARACTER SET ascii NOT NULL PRIMARY KEY,
  content MEDIUMTEXT NOT NULL,
  created_at BIGINT NOT NULL
) DEFAULT CHARSET utf8mb4 COLLATE utf8mb4_unicode_ci;
