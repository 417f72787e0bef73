-- How often a code of this brand was checked, by what the record said then and by the region that readers chose. No reader, no device,
-- no day and no coordinate stands here: a month, an ISO 3166-2 region ('' = none chosen) and a number.

CREATE TABLE item_check (
  ref CHAR(5) CHARACTER SET ascii NOT NULL,
  item_index INT NOT NULL,
  stage VARCHAR(12) CHARACTER SET ascii NOT NULL,
  region VARCHAR(6) CHARACTER SET ascii NOT NULL,
  checks INT NOT NULL,
  first_month CHAR(7) CHARACTER SET ascii NOT NULL,
  PRIMARY KEY (ref, item_index, stage, region)
) DEFAULT CHARSET utf8mb4 COLLATE utf8mb4_unicode_ci;
