-- The control database: who signs in, which organisations exist, which organisation a code's batch belongs to.
-- Times are milliseconds since 1970-01-01 UTC. Ids are 32 hex digits.

CREATE TABLE organisation (
  id CHAR(32) CHARACTER SET ascii NOT NULL PRIMARY KEY,
  kind VARCHAR(16) CHARACTER SET ascii NOT NULL,
  name VARCHAR(120) NOT NULL,
  domain VARCHAR(253) NULL,
  prefixes VARCHAR(400) CHARACTER SET ascii NOT NULL DEFAULT '',
  created_at BIGINT NOT NULL,
  UNIQUE KEY organisation_name (name)
) DEFAULT CHARSET utf8mb4 COLLATE utf8mb4_unicode_ci;

-- One random party id per (organisation, tenant): a partner cannot be followed from one brand to the next.
CREATE TABLE party (
  id CHAR(32) CHARACTER SET ascii NOT NULL PRIMARY KEY,
  organisation_id CHAR(32) CHARACTER SET ascii NOT NULL,
  tenant_id CHAR(32) CHARACTER SET ascii NOT NULL,
  kind VARCHAR(16) CHARACTER SET ascii NOT NULL,
  UNIQUE KEY party_of (organisation_id, tenant_id),
  CONSTRAINT party_organisation FOREIGN KEY (organisation_id) REFERENCES organisation (id),
  CONSTRAINT party_tenant FOREIGN KEY (tenant_id) REFERENCES organisation (id)
) DEFAULT CHARSET utf8mb4 COLLATE utf8mb4_unicode_ci;

CREATE TABLE account (
  id CHAR(32) CHARACTER SET ascii NOT NULL PRIMARY KEY,
  organisation_id CHAR(32) CHARACTER SET ascii NOT NULL,
  login VARCHAR(120) NOT NULL,
  display_name VARCHAR(120) NOT NULL,
  password_hash VARCHAR(200) CHARACTER SET ascii NOT NULL,
  roles VARCHAR(200) CHARACTER SET ascii NOT NULL,
  failed_attempts INT NOT NULL DEFAULT 0,
  last_failed_at BIGINT NOT NULL DEFAULT 0,
  created_at BIGINT NOT NULL,
  UNIQUE KEY account_login (login),
  CONSTRAINT account_organisation FOREIGN KEY (organisation_id) REFERENCES organisation (id)
) DEFAULT CHARSET utf8mb4 COLLATE utf8mb4_unicode_ci;

CREATE TABLE api_key (
  hash CHAR(64) CHARACTER SET ascii NOT NULL PRIMARY KEY,
  account_id CHAR(32) CHARACTER SET ascii NOT NULL,
  label VARCHAR(120) NOT NULL,
  created_at BIGINT NOT NULL,
  expires_at BIGINT NOT NULL,
  CONSTRAINT api_key_account FOREIGN KEY (account_id) REFERENCES account (id)
) DEFAULT CHARSET utf8mb4 COLLATE utf8mb4_unicode_ci;

-- Projection of certified "issue" entries: the five symbols that every code starts with, and whose they are.
CREATE TABLE batch_reference (
  ref CHAR(5) CHARACTER SET ascii NOT NULL PRIMARY KEY,
  organisation_id CHAR(32) CHARACTER SET ascii NOT NULL,
  height BIGINT NOT NULL
) DEFAULT CHARSET utf8mb4 COLLATE utf8mb4_unicode_ci;

CREATE TABLE projection_cursor (
  id INT NOT NULL PRIMARY KEY,
  height BIGINT NOT NULL
) DEFAULT CHARSET utf8mb4 COLLATE utf8mb4_unicode_ci;
INSERT INTO projection_cursor (id, height) VALUES (1, 0);
