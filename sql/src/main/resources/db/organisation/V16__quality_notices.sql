-- Quality notices: what this organisation gave to its manufacturers, was told by a supplier, or found itself (decision 0048).

CREATE TABLE quality_notice (
  id CHAR(32) CHARACTER SET ascii NOT NULL PRIMARY KEY,
  -- the supplier's party, or '' when this organisation wrote it
  from_party CHAR(32) CHARACTER SET ascii NOT NULL DEFAULT '',
  about VARCHAR(200) NOT NULL,
  -- id of a lot on the chain, or '' when single items are meant
  lot CHAR(32) CHARACTER SET ascii NOT NULL DEFAULT '',
  words VARCHAR(1000) NOT NULL,
  remedy VARCHAR(500) NOT NULL,
  severity VARCHAR(10) CHARACTER SET ascii NOT NULL,
  state VARCHAR(12) CHARACTER SET ascii NOT NULL,
  written_by_name VARCHAR(120) NOT NULL,
  written_at BIGINT NOT NULL,
  entered_at BIGINT NOT NULL,
  -- 0 = its goods were not held because of it
  held_at BIGINT NOT NULL DEFAULT 0,
  KEY quality_notice_entered (entered_at, id)
) DEFAULT CHARSET utf8mb4 COLLATE utf8mb4_unicode_ci;

CREATE TABLE quality_notice_item (
  notice_id CHAR(32) CHARACTER SET ascii NOT NULL,
  place INT NOT NULL,
  -- which manufacturer's these are, for what was given; else ''
  telling_id CHAR(32) CHARACTER SET ascii NOT NULL DEFAULT '',
  ref CHAR(5) CHARACTER SET ascii NOT NULL,
  first_index INT NOT NULL,
  last_index INT NOT NULL,
  PRIMARY KEY (notice_id, place),
  CONSTRAINT quality_notice_item_of FOREIGN KEY (notice_id) REFERENCES quality_notice (id)
) DEFAULT CHARSET utf8mb4 COLLATE utf8mb4_unicode_ci;

-- Who did what about it; outcome = ids of holds or of requests for approval, with spaces between them.
CREATE TABLE quality_notice_step (
  notice_id CHAR(32) CHARACTER SET ascii NOT NULL,
  place INT NOT NULL,
  state VARCHAR(12) CHARACTER SET ascii NOT NULL,
  by_account CHAR(32) CHARACTER SET ascii NOT NULL,
  by_name VARCHAR(120) NOT NULL,
  done_at BIGINT NOT NULL,
  words VARCHAR(300) NOT NULL,
  outcome VARCHAR(7000) CHARACTER SET ascii NOT NULL,
  PRIMARY KEY (notice_id, place),
  CONSTRAINT quality_notice_step_of FOREIGN KEY (notice_id) REFERENCES quality_notice (id)
) DEFAULT CHARSET utf8mb4 COLLATE utf8mb4_unicode_ci;

-- A notice on its way to one manufacturer; id = the notice's id there. told_at 0 = not yet.
CREATE TABLE quality_notice_telling (
  id CHAR(32) CHARACTER SET ascii NOT NULL PRIMARY KEY,
  notice_id CHAR(32) CHARACTER SET ascii NOT NULL,
  tenant_id CHAR(32) CHARACTER SET ascii NOT NULL,
  party_id CHAR(32) CHARACTER SET ascii NOT NULL,
  tried_at BIGINT NOT NULL DEFAULT 0,
  told_at BIGINT NOT NULL DEFAULT 0,
  KEY quality_notice_telling_untold (told_at, tried_at),
  KEY quality_notice_telling_of (notice_id),
  CONSTRAINT quality_notice_telling_notice FOREIGN KEY (notice_id) REFERENCES quality_notice (id)
) DEFAULT CHARSET utf8mb4 COLLATE utf8mb4_unicode_ci;
