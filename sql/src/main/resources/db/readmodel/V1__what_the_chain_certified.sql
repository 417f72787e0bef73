-- The read model: a projection of certified blocks. Dropping these tables and projecting again gives the same rows.

CREATE TABLE rm_cursor (
  id INT NOT NULL PRIMARY KEY,
  height BIGINT NOT NULL,
  block_time BIGINT NOT NULL
) DEFAULT CHARSET utf8mb4 COLLATE utf8mb4_unicode_ci;
INSERT INTO rm_cursor (id, height, block_time) VALUES (1, 0, 0);

CREATE TABLE rm_party (
  id CHAR(32) CHARACTER SET ascii NOT NULL PRIMARY KEY,
  kind VARCHAR(16) CHARACTER SET ascii NOT NULL,
  name VARCHAR(120) NULL,
  height BIGINT NOT NULL
) DEFAULT CHARSET utf8mb4 COLLATE utf8mb4_unicode_ci;

CREATE TABLE rm_licence (
  id CHAR(32) CHARACTER SET ascii NOT NULL PRIMARY KEY,
  brand CHAR(32) CHARACTER SET ascii NOT NULL,
  granted BIGINT NOT NULL,
  issued BIGINT NOT NULL,
  until_time BIGINT NOT NULL
) DEFAULT CHARSET utf8mb4 COLLATE utf8mb4_unicode_ci;

CREATE TABLE rm_product (
  id CHAR(32) CHARACTER SET ascii NOT NULL PRIMARY KEY,
  brand CHAR(32) CHARACTER SET ascii NOT NULL,
  sheet_hash CHAR(64) CHARACTER SET ascii NOT NULL,
  leaf_index BIGINT NOT NULL
) DEFAULT CHARSET utf8mb4 COLLATE utf8mb4_unicode_ci;

CREATE TABLE rm_authorisation (
  id CHAR(32) CHARACTER SET ascii NOT NULL PRIMARY KEY,
  by_party CHAR(32) CHARACTER SET ascii NOT NULL,
  to_party CHAR(32) CHARACTER SET ascii NOT NULL,
  acts VARCHAR(400) CHARACTER SET ascii NOT NULL,
  products TEXT CHARACTER SET ascii NOT NULL,
  regions TEXT CHARACTER SET ascii NOT NULL,
  from_time BIGINT NOT NULL,
  until_time BIGINT NOT NULL,
  revoked_at BIGINT NOT NULL DEFAULT 0,
  KEY rm_authorisation_to (to_party)
) DEFAULT CHARSET utf8mb4 COLLATE utf8mb4_unicode_ci;

CREATE TABLE rm_batch (
  ref CHAR(5) CHARACTER SET ascii NOT NULL PRIMARY KEY,
  brand CHAR(32) CHARACTER SET ascii NOT NULL,
  product_id CHAR(32) CHARACTER SET ascii NOT NULL,
  licence_id CHAR(32) CHARACTER SET ascii NOT NULL,
  count INT NOT NULL,
  height BIGINT NOT NULL,
  block_time BIGINT NOT NULL,
  leaf_index BIGINT NOT NULL
) DEFAULT CHARSET utf8mb4 COLLATE utf8mb4_unicode_ci;

-- Runs of equal items, as in the chain's item tree: first..last of a batch share one state. Never overlapping, neighbours merged.
CREATE TABLE rm_run (
  ref CHAR(5) CHARACTER SET ascii NOT NULL,
  first_index INT NOT NULL,
  last_index INT NOT NULL,
  status VARCHAR(12) CHARACTER SET ascii NOT NULL,
  custodian CHAR(32) CHARACTER SET ascii NOT NULL DEFAULT '',
  addressee CHAR(32) CHARACTER SET ascii NOT NULL DEFAULT '',
  region VARCHAR(6) CHARACTER SET ascii NOT NULL DEFAULT '',
  PRIMARY KEY (ref, first_index),
  KEY rm_run_custodian (custodian),
  KEY rm_run_addressee (addressee)
) DEFAULT CHARSET utf8mb4 COLLATE utf8mb4_unicode_ci;

-- One row per entry and run of items that it names: an item's journey is the rows whose run holds its index, in order of the leaf.
CREATE TABLE rm_event (
  leaf_index BIGINT NOT NULL,
  part INT NOT NULL,
  ref CHAR(5) CHARACTER SET ascii NOT NULL,
  first_index INT NOT NULL,
  last_index INT NOT NULL,
  act VARCHAR(16) CHARACTER SET ascii NOT NULL,
  author CHAR(32) CHARACTER SET ascii NOT NULL,
  to_party CHAR(32) CHARACTER SET ascii NOT NULL DEFAULT '',
  captured_at BIGINT NOT NULL DEFAULT 0,
  country CHAR(2) CHARACTER SET ascii NOT NULL DEFAULT '',
  region VARCHAR(6) CHARACTER SET ascii NOT NULL DEFAULT '',
  opening CHAR(64) CHARACTER SET ascii NOT NULL DEFAULT '',
  height BIGINT NOT NULL,
  block_time BIGINT NOT NULL,
  PRIMARY KEY (leaf_index, part),
  KEY rm_event_item (ref, first_index, last_index)
) DEFAULT CHARSET utf8mb4 COLLATE utf8mb4_unicode_ci;

CREATE TABLE rm_recall (
  leaf_index BIGINT NOT NULL,
  part INT NOT NULL,
  scope VARCHAR(10) CHARACTER SET ascii NOT NULL,
  target VARCHAR(32) CHARACTER SET ascii NOT NULL,
  first_index INT NOT NULL DEFAULT 0,
  last_index INT NOT NULL DEFAULT 2147483647,
  reason VARCHAR(40) CHARACTER SET ascii NOT NULL,
  doc CHAR(64) CHARACTER SET ascii NOT NULL DEFAULT '',
  block_time BIGINT NOT NULL,
  lifted_at BIGINT NOT NULL DEFAULT 0,
  PRIMARY KEY (leaf_index, part),
  KEY rm_recall_target (scope, target)
) DEFAULT CHARSET utf8mb4 COLLATE utf8mb4_unicode_ci;
