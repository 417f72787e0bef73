-- Gates where parts are received: which part numbers each expects, what was decided about every scan, and what must not be used meanwhile.

CREATE TABLE receiving_gate (
  id CHAR(32) CHARACTER SET ascii NOT NULL PRIMARY KEY,
  name VARCHAR(80) NOT NULL,
  region VARCHAR(6) CHARACTER SET ascii NOT NULL,
  site VARCHAR(80) NOT NULL,
  sampling VARCHAR(10) CHARACTER SET ascii NOT NULL,
  sampling_n INT NOT NULL,
  -- SHA-256 of the newest decision: each decision names the one before it
  last_doc CHAR(64) CHARACTER SET ascii NOT NULL,
  decisions BIGINT NOT NULL DEFAULT 0,
  opened_by CHAR(32) CHARACTER SET ascii NOT NULL,
  opened_at BIGINT NOT NULL,
  -- 0 = in use
  closed_at BIGINT NOT NULL DEFAULT 0
) DEFAULT CHARSET utf8mb4 COLLATE utf8mb4_unicode_ci;

CREATE TABLE receiving_gate_part (
  gate_id CHAR(32) CHARACTER SET ascii NOT NULL,
  product_id CHAR(32) CHARACTER SET ascii NOT NULL,
  PRIMARY KEY (gate_id, product_id),
  KEY receiving_gate_part_product (product_id),
  CONSTRAINT receiving_gate_part_of FOREIGN KEY (gate_id) REFERENCES receiving_gate (id)
) DEFAULT CHARSET utf8mb4 COLLATE utf8mb4_unicode_ci;

-- How many parts were judged, for the sampling plan: of a part number, or of one lot of it.
CREATE TABLE receiving_gate_count (
  gate_id CHAR(32) CHARACTER SET ascii NOT NULL,
  product_id CHAR(32) CHARACTER SET ascii NOT NULL,
  lot CHAR(32) CHARACTER SET ascii NOT NULL,
  judged BIGINT NOT NULL,
  PRIMARY KEY (gate_id, product_id, lot),
  CONSTRAINT receiving_gate_count_of FOREIGN KEY (gate_id) REFERENCES receiving_gate (id)
) DEFAULT CHARSET utf8mb4 COLLATE utf8mb4_unicode_ci;

CREATE TABLE receiving_scan (
  id CHAR(32) CHARACTER SET ascii NOT NULL PRIMARY KEY,
  gate_id CHAR(32) CHARACTER SET ascii NOT NULL,
  -- place in the gate's row of decisions, from 1
  place BIGINT NOT NULL,
  -- the scanning device's own id for this scan: sent twice, it is decided once
  client_id VARCHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  seen VARCHAR(200) NOT NULL,
  product_id CHAR(32) CHARACTER SET ascii NULL,
  ref CHAR(5) CHARACTER SET ascii NULL,
  item_index INT NOT NULL,
  decision VARCHAR(10) CHARACTER SET ascii NOT NULL,
  reasons VARCHAR(200) CHARACTER SET ascii NOT NULL,
  words VARCHAR(300) NOT NULL,
  measured TEXT NOT NULL,
  -- the decision that this one overrules, or NULL
  overrules CHAR(32) CHARACTER SET ascii NULL,
  doc CHAR(64) CHARACTER SET ascii NOT NULL,
  -- 0 = nothing went to the chain
  outbox_id BIGINT NOT NULL,
  scanned_at BIGINT NOT NULL,
  decided_at BIGINT NOT NULL,
  decided_by CHAR(32) CHARACTER SET ascii NOT NULL,
  decided_by_name VARCHAR(120) NOT NULL,
  UNIQUE KEY receiving_scan_client (gate_id, client_id),
  UNIQUE KEY receiving_scan_place (gate_id, place),
  KEY receiving_scan_item (ref, item_index),
  CONSTRAINT receiving_scan_of FOREIGN KEY (gate_id) REFERENCES receiving_gate (id)
) DEFAULT CHARSET utf8mb4 COLLATE utf8mb4_unicode_ci;

-- Parts that must not be used until somebody says otherwise: a lot, or items of a batch of codes.
CREATE TABLE part_hold (
  id CHAR(32) CHARACTER SET ascii NOT NULL PRIMARY KEY,
  scope VARCHAR(5) CHARACTER SET ascii NOT NULL,
  target VARCHAR(32) CHARACTER SET ascii NOT NULL,
  first_index INT NOT NULL,
  last_index INT NOT NULL,
  reason VARCHAR(300) NOT NULL,
  placed_by CHAR(32) CHARACTER SET ascii NOT NULL,
  placed_by_name VARCHAR(120) NOT NULL,
  placed_at BIGINT NOT NULL,
  -- 0 = in force
  lifted_at BIGINT NOT NULL DEFAULT 0,
  lifted_by CHAR(32) CHARACTER SET ascii NULL,
  KEY part_hold_target (target, lifted_at)
) DEFAULT CHARSET utf8mb4 COLLATE utf8mb4_unicode_ci;
