-- Several web nodes work for one organisation: whoever does a job, or sends what waits, holds a lease on it until lease_until
-- (milliseconds UTC) and renews it; after that another node may take over. A holder is a web node's id.
ALTER TABLE job
  ADD COLUMN lease_holder CHAR(32) CHARACTER SET ascii NULL,
  ADD COLUMN lease_until BIGINT NOT NULL DEFAULT 0;

-- One row: who sends this organisation's outbox.
CREATE TABLE outbox_lease (
  id INT NOT NULL PRIMARY KEY,
  holder CHAR(32) CHARACTER SET ascii NULL,
  lease_until BIGINT NOT NULL DEFAULT 0
) DEFAULT CHARSET utf8mb4 COLLATE utf8mb4_unicode_ci;
INSERT INTO outbox_lease (id, holder, lease_until) VALUES (1, NULL, 0);
