-- Parts. The manufacturer's database has part numbers, specifications, allotments and draws; a supplier's has the records it wrote; the
-- manufacturer gets a copy of a record when the part is shipped. Commitments and hashes are 64 hex digits.

-- A product that is a part number, and how closely it is followed (PIECE, LOT, NONE).
CREATE TABLE part_number (
  product_id CHAR(32) CHARACTER SET ascii NOT NULL PRIMARY KEY,
  tracing VARCHAR(8) CHARACTER SET ascii NOT NULL,
  version INT NOT NULL,
  changed_at BIGINT NOT NULL,
  CONSTRAINT part_number_product FOREIGN KEY (product_id) REFERENCES product (id)
) DEFAULT CHARSET utf8mb4 COLLATE utf8mb4_unicode_ci;

-- hash = SHA-256 over content (canonical JSON, docs/spec/parts.md); the first version is 1.
CREATE TABLE part_specification (
  product_id CHAR(32) CHARACTER SET ascii NOT NULL,
  version INT NOT NULL,
  hash CHAR(64) CHARACTER SET ascii NOT NULL,
  content MEDIUMTEXT NOT NULL,
  written_by VARCHAR(120) NOT NULL,
  written_at BIGINT NOT NULL,
  PRIMARY KEY (product_id, version),
  KEY part_specification_hash (hash),
  CONSTRAINT part_specification_of FOREIGN KEY (product_id) REFERENCES part_number (product_id)
) DEFAULT CHARSET utf8mb4 COLLATE utf8mb4_unicode_ci;

-- subject: an item's name (ref/index) or a lot's id. content: canonical JSON, sealed values as commitments; commitment and salt open it.
CREATE TABLE part_record (
  commitment CHAR(64) CHARACTER SET ascii NOT NULL PRIMARY KEY,
  subject VARCHAR(32) CHARACTER SET ascii NOT NULL,
  product_id CHAR(32) CHARACTER SET ascii NOT NULL,
  author_party CHAR(32) CHARACTER SET ascii NOT NULL,
  serial VARCHAR(80) NOT NULL,
  salt VARBINARY(16) NOT NULL,
  content MEDIUMTEXT NOT NULL,
  -- row of this organisation's outbox that commits it; 0 for a copy of another organisation's record
  outbox_id BIGINT NOT NULL DEFAULT 0,
  written_at BIGINT NOT NULL,
  KEY part_record_subject (subject),
  KEY part_record_product (product_id, written_at),
  KEY part_record_serial (serial)
) DEFAULT CHARSET utf8mb4 COLLATE utf8mb4_unicode_ci;

-- What opens a sealed value of a record; deleting the row seals it for good.
CREATE TABLE part_seal (
  commitment CHAR(64) CHARACTER SET ascii NOT NULL PRIMARY KEY,
  record_commitment CHAR(64) CHARACTER SET ascii NOT NULL,
  salt VARBINARY(16) NOT NULL,
  content VARCHAR(2000) NOT NULL,
  KEY part_seal_of (record_commitment),
  CONSTRAINT part_seal_record FOREIGN KEY (record_commitment) REFERENCES part_record (commitment)
) DEFAULT CHARSET utf8mb4 COLLATE utf8mb4_unicode_ci;

-- How many codes of a part number a supplier may draw; what was drawn is the sum over part_draw of what the chain has not refused.
CREATE TABLE part_allotment (
  id CHAR(32) CHARACTER SET ascii NOT NULL PRIMARY KEY,
  party_id CHAR(32) CHARACTER SET ascii NOT NULL,
  product_id CHAR(32) CHARACTER SET ascii NOT NULL,
  granted BIGINT NOT NULL,
  granted_by CHAR(32) CHARACTER SET ascii NOT NULL,
  granted_at BIGINT NOT NULL,
  UNIQUE KEY part_allotment_of (party_id, product_id),
  CONSTRAINT part_allotment_number FOREIGN KEY (product_id) REFERENCES part_number (product_id)
) DEFAULT CHARSET utf8mb4 COLLATE utf8mb4_unicode_ci;

CREATE TABLE part_draw (
  ref CHAR(5) CHARACTER SET ascii NOT NULL PRIMARY KEY,
  allotment_id CHAR(32) CHARACTER SET ascii NOT NULL,
  count INT NOT NULL,
  -- account of the supplier; it stands in the supplier's organisation
  drawn_by CHAR(32) CHARACTER SET ascii NOT NULL,
  drawn_at BIGINT NOT NULL,
  fetched INT NOT NULL DEFAULT 0,
  KEY part_draw_of (allotment_id),
  CONSTRAINT part_draw_allotment FOREIGN KEY (allotment_id) REFERENCES part_allotment (id)
) DEFAULT CHARSET utf8mb4 COLLATE utf8mb4_unicode_ci;
