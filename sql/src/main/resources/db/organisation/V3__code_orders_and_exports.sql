-- Orders of codes are jobs. ORDERED: quota reserved, codes are being hashed; SENT: the issue is in the outbox; GIVEN_UP: quota released.
ALTER TABLE code_batch
  ADD COLUMN state VARCHAR(10) CHARACTER SET ascii NOT NULL DEFAULT 'SENT',
  ADD COLUMN job_id CHAR(32) CHARACTER SET ascii NULL,
  ADD KEY code_batch_licence (licence_id, state);

-- The tree of a batch is half a megabyte per million codes and only proofs read it, so it does not stand in every list of batches.
CREATE TABLE code_tree (
  ref CHAR(5) CHARACTER SET ascii NOT NULL PRIMARY KEY,
  upper_nodes MEDIUMBLOB NOT NULL
) DEFAULT CHARSET utf8mb4 COLLATE utf8mb4_unicode_ci;
INSERT INTO code_tree (ref, upper_nodes) SELECT ref, upper_nodes FROM code_batch;
ALTER TABLE code_batch DROP COLUMN upper_nodes;

-- One row: whoever reserves codes locks it first, so that of two orders for the last codes one sees the other.
CREATE TABLE code_quota (
  id INT NOT NULL PRIMARY KEY
) DEFAULT CHARSET utf8mb4 COLLATE utf8mb4_unicode_ci;
INSERT INTO code_quota (id) VALUES (1);

-- A link to an exported list of codes, known only by the SHA-256 of its token; it works once.
CREATE TABLE code_link (
  token_hash CHAR(64) CHARACTER SET ascii NOT NULL PRIMARY KEY,
  job_id CHAR(32) CHARACTER SET ascii NOT NULL,
  created_by CHAR(32) CHARACTER SET ascii NOT NULL,
  created_at BIGINT NOT NULL,
  expires_at BIGINT NOT NULL,
  used_at BIGINT NOT NULL DEFAULT 0,
  KEY code_link_job (job_id)
) DEFAULT CHARSET utf8mb4 COLLATE utf8mb4_unicode_ci;

ALTER TABLE code_download
  ADD COLUMN account_name VARCHAR(120) NOT NULL DEFAULT '',
  ADD COLUMN file_name VARCHAR(120) NOT NULL DEFAULT '',
  ADD COLUMN job_id CHAR(32) CHARACTER SET ascii NULL;
