-- Documents and videos of products in parts of 1 MiB, and how much they take; the smaller forms of pictures, made when they are first shown.

CREATE TABLE media_file (
  hash CHAR(64) CHARACTER SET ascii NOT NULL PRIMARY KEY,
  media_type VARCHAR(40) CHARACTER SET ascii NOT NULL,
  bytes BIGINT NOT NULL,
  added_by CHAR(32) CHARACTER SET ascii NOT NULL,
  added_at BIGINT NOT NULL,
  -- 0 = no sheet that was saved has named it yet: then it is nobody's to read
  named_at BIGINT NOT NULL DEFAULT 0,
  KEY media_file_unnamed (named_at, added_at)
) DEFAULT CHARSET utf8mb4 COLLATE utf8mb4_unicode_ci;

CREATE TABLE media_part (
  hash CHAR(64) CHARACTER SET ascii NOT NULL,
  part INT NOT NULL,
  content MEDIUMBLOB NOT NULL,
  PRIMARY KEY (hash, part),
  CONSTRAINT media_part_of FOREIGN KEY (hash) REFERENCES media_file (hash)
) DEFAULT CHARSET utf8mb4 COLLATE utf8mb4_unicode_ci;

CREATE TABLE media_space (
  id INT NOT NULL PRIMARY KEY,
  bytes BIGINT NOT NULL
) DEFAULT CHARSET utf8mb4 COLLATE utf8mb4_unicode_ci;

INSERT INTO media_space (id, bytes) VALUES (1, 0);

CREATE TABLE picture_small (
  hash CHAR(64) CHARACTER SET ascii NOT NULL PRIMARY KEY,
  content MEDIUMBLOB NOT NULL,
  CONSTRAINT picture_small_of FOREIGN KEY (hash) REFERENCES picture (hash)
) DEFAULT CHARSET utf8mb4 COLLATE utf8mb4_unicode_ci;
