-- The number on a unit's label (SSCC), known to whoever packed it and to whoever it was shipped to; the chain has its commitment only.
CREATE TABLE unit_label (
  unit_id CHAR(32) CHARACTER SET ascii NOT NULL PRIMARY KEY,
  sscc CHAR(18) CHARACTER SET ascii NOT NULL,
  created_at BIGINT NOT NULL,
  KEY unit_label_sscc (sscc)
) DEFAULT CHARSET utf8mb4 COLLATE utf8mb4_unicode_ci;

-- What is printed as the lot, and the random id that stands for it on the chain.
CREATE TABLE production_lot (
  id CHAR(32) CHARACTER SET ascii NOT NULL PRIMARY KEY,
  product_id CHAR(32) CHARACTER SET ascii NOT NULL,
  label VARCHAR(40) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  created_at BIGINT NOT NULL,
  UNIQUE KEY production_lot_label (product_id, label)
) DEFAULT CHARSET utf8mb4 COLLATE utf8mb4_unicode_ci;

-- A file of movements: read, mended, then committed once. commit_key is set by the commit: file hash and act.
CREATE TABLE movement_import (
  id CHAR(32) CHARACTER SET ascii NOT NULL PRIMARY KEY,
  act VARCHAR(16) CHARACTER SET ascii NOT NULL,
  file_hash CHAR(64) CHARACTER SET ascii NOT NULL,
  content MEDIUMTEXT NOT NULL,
  columns_chosen VARCHAR(200) CHARACTER SET ascii NOT NULL,
  commit_key VARCHAR(90) CHARACTER SET ascii NULL,
  items INT NOT NULL DEFAULT 0,
  submissions MEDIUMTEXT CHARACTER SET ascii NOT NULL,
  created_by CHAR(32) CHARACTER SET ascii NOT NULL,
  created_at BIGINT NOT NULL,
  committed_at BIGINT NOT NULL DEFAULT 0,
  UNIQUE KEY movement_import_commit (commit_key)
) DEFAULT CHARSET utf8mb4 COLLATE utf8mb4_unicode_ci;

-- What a delivery was found to be, against what was to come.
CREATE TABLE discrepancy (
  id CHAR(32) CHARACTER SET ascii NOT NULL PRIMARY KEY,
  kind VARCHAR(10) CHARACTER SET ascii NOT NULL,
  subject VARCHAR(40) NOT NULL,
  items INT NOT NULL,
  decided VARCHAR(10) CHARACTER SET ascii NOT NULL,
  created_by CHAR(32) CHARACTER SET ascii NOT NULL,
  created_at BIGINT NOT NULL
) DEFAULT CHARSET utf8mb4 COLLATE utf8mb4_unicode_ci;
