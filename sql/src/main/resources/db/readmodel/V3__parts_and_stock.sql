-- What is built into what, and counted parts (decision 0046). Rows projected before know nothing of it; the model starts again from the first block.

-- Parts first..last of a batch that one entry built into one item. leaf_index = the entry by which this database learnt of it: the one that
-- put them in, or (in_leaf = 0) the one that took them out. out_leaf = 0 while they are inside.
CREATE TABLE rm_part (
  leaf_index BIGINT NOT NULL,
  part_ref CHAR(5) CHARACTER SET ascii NOT NULL,
  part_first INT NOT NULL,
  part_last INT NOT NULL,
  parent_ref CHAR(5) CHARACTER SET ascii NOT NULL,
  parent_index INT NOT NULL,
  in_leaf BIGINT NOT NULL,
  in_author CHAR(32) CHARACTER SET ascii NOT NULL DEFAULT '',
  in_time BIGINT NOT NULL DEFAULT 0,
  in_region VARCHAR(6) CHARACTER SET ascii NOT NULL DEFAULT '',
  out_leaf BIGINT NOT NULL DEFAULT 0,
  out_author CHAR(32) CHARACTER SET ascii NOT NULL DEFAULT '',
  out_time BIGINT NOT NULL DEFAULT 0,
  out_region VARCHAR(6) CHARACTER SET ascii NOT NULL DEFAULT '',
  PRIMARY KEY (leaf_index, part_ref, part_first),
  KEY rm_part_parent (parent_ref, parent_index),
  KEY rm_part_part (part_ref, part_first),
  -- holds all that a count of what contains something asks for, so that it reads neighbouring entries and no rows
  KEY rm_part_inside (part_ref, out_leaf, part_first, part_last, parent_ref, parent_index)
) DEFAULT CHARSET utf8mb4 COLLATE utf8mb4_unicode_ci;

-- How much of a lot is at a holder: a party, or an item ("ref/index") that consumed it. Only where every entry that changes it is told here.
CREATE TABLE rm_stock (
  lot CHAR(32) CHARACTER SET ascii NOT NULL,
  holder VARCHAR(32) CHARACTER SET ascii NOT NULL,
  qty BIGINT NOT NULL,
  PRIMARY KEY (lot, holder),
  KEY rm_stock_holder (holder)
) DEFAULT CHARSET utf8mb4 COLLATE utf8mb4_unicode_ci;

-- from_holder = '' for what came in, to_holder = '' for what went out.
CREATE TABLE rm_stock_event (
  leaf_index BIGINT NOT NULL,
  lot CHAR(32) CHARACTER SET ascii NOT NULL,
  act VARCHAR(16) CHARACTER SET ascii NOT NULL,
  author CHAR(32) CHARACTER SET ascii NOT NULL,
  from_holder VARCHAR(32) CHARACTER SET ascii NOT NULL DEFAULT '',
  to_holder VARCHAR(32) CHARACTER SET ascii NOT NULL DEFAULT '',
  qty BIGINT NOT NULL,
  region VARCHAR(6) CHARACTER SET ascii NOT NULL DEFAULT '',
  block_time BIGINT NOT NULL,
  PRIMARY KEY (leaf_index, lot),
  KEY rm_stock_event_lot (lot),
  KEY rm_stock_event_from (from_holder),
  KEY rm_stock_event_to (to_holder)
) DEFAULT CHARSET utf8mb4 COLLATE utf8mb4_unicode_ci;

ALTER TABLE rm_run ADD KEY rm_run_lot (lot);

-- Who made an item, without reading everything that happened to its batch.
ALTER TABLE rm_event ADD KEY rm_event_act (ref, act, first_index, last_index);

DELETE FROM rm_party;
DELETE FROM rm_licence;
DELETE FROM rm_product;
DELETE FROM rm_authorisation;
DELETE FROM rm_batch;
DELETE FROM rm_run;
DELETE FROM rm_event;
DELETE FROM rm_recall;
DELETE FROM rm_unit;
DELETE FROM rm_unit_event;
DELETE FROM rm_lot;
UPDATE rm_cursor SET height = 0, block_time = 0;
