-- The two-person rule: what one person of the organisation asked for and another one decides.
CREATE TABLE approval_request (
  id CHAR(32) CHARACTER SET ascii NOT NULL PRIMARY KEY,
  kind VARCHAR(40) CHARACTER SET ascii NOT NULL,
  subject VARCHAR(120) NOT NULL,
  content MEDIUMTEXT NOT NULL,
  asked_by CHAR(32) CHARACTER SET ascii NOT NULL,
  asked_by_name VARCHAR(120) NOT NULL,
  asked_at BIGINT NOT NULL,
  state VARCHAR(10) CHARACTER SET ascii NOT NULL,
  decided_by CHAR(32) CHARACTER SET ascii NULL,
  decided_by_name VARCHAR(120) NULL,
  decided_at BIGINT NOT NULL DEFAULT 0,
  outcome VARCHAR(120) NULL,
  KEY approval_request_state (state, asked_at)
) DEFAULT CHARSET utf8mb4 COLLATE utf8mb4_unicode_ci;

-- Long work. A job that runs when the system stops is started again; its work is made so that this does no harm.
-- result_file: name below <data>/files/jobs/<organisation>/, drawn when the job starts; the file counts once result_name is set.
CREATE TABLE job (
  id CHAR(32) CHARACTER SET ascii NOT NULL PRIMARY KEY,
  kind VARCHAR(40) CHARACTER SET ascii NOT NULL,
  subject VARCHAR(120) NOT NULL,
  parameters MEDIUMTEXT NOT NULL,
  state VARCHAR(10) CHARACTER SET ascii NOT NULL,
  cancel_asked BOOLEAN NOT NULL DEFAULT FALSE,
  done BIGINT NOT NULL DEFAULT 0,
  total BIGINT NOT NULL DEFAULT 0,
  starts INT NOT NULL DEFAULT 0,
  reason VARCHAR(60) CHARACTER SET ascii NULL,
  argument VARCHAR(200) NULL,
  outcome VARCHAR(120) NULL,
  result_file CHAR(32) CHARACTER SET ascii NULL,
  result_name VARCHAR(120) NULL,
  result_type VARCHAR(80) CHARACTER SET ascii NULL,
  result_rows BIGINT NOT NULL DEFAULT 0,
  result_bytes BIGINT NOT NULL DEFAULT 0,
  result_sha256 CHAR(64) CHARACTER SET ascii NULL,
  result_secret BOOLEAN NOT NULL DEFAULT FALSE,
  result_until BIGINT NOT NULL DEFAULT 0,
  created_by CHAR(32) CHARACTER SET ascii NOT NULL,
  created_by_name VARCHAR(120) NOT NULL,
  created_at BIGINT NOT NULL,
  started_at BIGINT NOT NULL DEFAULT 0,
  ended_at BIGINT NOT NULL DEFAULT 0,
  KEY job_state (state, created_at),
  KEY job_result (result_until)
) DEFAULT CHARSET utf8mb4 COLLATE utf8mb4_unicode_ci;
