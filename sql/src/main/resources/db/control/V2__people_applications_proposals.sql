-- People: invitations, who may still come in, API keys with a scope. Governance: applications, proposals and operators' signatures.

ALTER TABLE account
  ADD COLUMN administrator INT NOT NULL DEFAULT 0,
  ADD COLUMN disabled_at BIGINT NOT NULL DEFAULT 0,
  ADD COLUMN version INT NOT NULL DEFAULT 1;

-- The secret's hash stays the primary key; the id is what lists and revocations name.
ALTER TABLE api_key
  ADD COLUMN id CHAR(32) CHARACTER SET ascii NOT NULL DEFAULT '',
  ADD COLUMN scopes VARCHAR(200) CHARACTER SET ascii NOT NULL DEFAULT 'ALL',
  ADD COLUMN revoked_at BIGINT NOT NULL DEFAULT 0,
  ADD KEY api_key_of (account_id);
UPDATE api_key SET id = SUBSTRING(hash, 1, 32) WHERE id = '';

-- How the brand proved that the domain is its own, and when.
ALTER TABLE organisation
  ADD COLUMN proved_by VARCHAR(20) CHARACTER SET ascii NULL,
  ADD COLUMN proved_at BIGINT NOT NULL DEFAULT 0;

CREATE TABLE invitation (
  id CHAR(32) CHARACTER SET ascii NOT NULL PRIMARY KEY,
  token_hash CHAR(64) CHARACTER SET ascii NOT NULL,
  organisation_id CHAR(32) CHARACTER SET ascii NOT NULL,
  login VARCHAR(120) NOT NULL,
  display_name VARCHAR(120) NOT NULL,
  roles VARCHAR(200) CHARACTER SET ascii NOT NULL,
  administrator INT NOT NULL DEFAULT 0,
  created_by CHAR(32) CHARACTER SET ascii NOT NULL,
  created_at BIGINT NOT NULL,
  expires_at BIGINT NOT NULL,
  used_at BIGINT NOT NULL DEFAULT 0,
  UNIQUE KEY invitation_token (token_hash),
  KEY invitation_of (organisation_id, created_at),
  CONSTRAINT invitation_organisation FOREIGN KEY (organisation_id) REFERENCES organisation (id)
) DEFAULT CHARSET utf8mb4 COLLATE utf8mb4_unicode_ci;

-- A brand asks to come in; nothing of it exists elsewhere until the operators have signed.
CREATE TABLE application (
  id CHAR(32) CHARACTER SET ascii NOT NULL PRIMARY KEY,
  reference VARCHAR(20) CHARACTER SET ascii NOT NULL,
  legal_name VARCHAR(200) NOT NULL,
  display_name VARCHAR(120) NOT NULL,
  domain VARCHAR(253) CHARACTER SET ascii NOT NULL,
  prefixes VARCHAR(400) CHARACTER SET ascii NOT NULL,
  contact VARCHAR(120) NOT NULL,
  login VARCHAR(120) NOT NULL,
  codes BIGINT NOT NULL,
  token VARCHAR(60) CHARACTER SET ascii NOT NULL,
  state VARCHAR(10) CHARACTER SET ascii NOT NULL,
  proved_by VARCHAR(20) CHARACTER SET ascii NULL,
  proved_at BIGINT NOT NULL DEFAULT 0,
  checked_at BIGINT NOT NULL DEFAULT 0,
  created_at BIGINT NOT NULL,
  UNIQUE KEY application_reference (reference),
  KEY application_state (state, created_at)
) DEFAULT CHARSET utf8mb4 COLLATE utf8mb4_unicode_ci;

-- A brand names a partner that the operators shall admit for it.
CREATE TABLE partner_request (
  id CHAR(32) CHARACTER SET ascii NOT NULL PRIMARY KEY,
  brand_id CHAR(32) CHARACTER SET ascii NOT NULL,
  partner_id CHAR(32) CHARACTER SET ascii NOT NULL,
  state VARCHAR(10) CHARACTER SET ascii NOT NULL,
  created_by CHAR(32) CHARACTER SET ascii NOT NULL,
  created_at BIGINT NOT NULL,
  UNIQUE KEY partner_request_of (brand_id, partner_id),
  CONSTRAINT partner_request_brand FOREIGN KEY (brand_id) REFERENCES organisation (id),
  CONSTRAINT partner_request_partner FOREIGN KEY (partner_id) REFERENCES organisation (id)
) DEFAULT CHARSET utf8mb4 COLLATE utf8mb4_unicode_ci;

-- Governance statements that operators sign one by one; k signatures send them to the chain, once.
CREATE TABLE proposal (
  id CHAR(32) CHARACTER SET ascii NOT NULL PRIMARY KEY,
  kind VARCHAR(10) CHARACTER SET ascii NOT NULL,
  about VARCHAR(200) NOT NULL,
  statements MEDIUMTEXT NOT NULL,
  content TEXT NOT NULL,
  home_id CHAR(32) CHARACTER SET ascii NOT NULL,
  state VARCHAR(10) CHARACTER SET ascii NOT NULL,
  outbox_id BIGINT NOT NULL DEFAULT 0,
  proposed_by CHAR(32) CHARACTER SET ascii NOT NULL,
  created_at BIGINT NOT NULL,
  expires_at BIGINT NOT NULL,
  decided_by CHAR(32) CHARACTER SET ascii NULL,
  decided_at BIGINT NOT NULL DEFAULT 0,
  KEY proposal_state (state, created_at),
  CONSTRAINT proposal_home FOREIGN KEY (home_id) REFERENCES organisation (id)
) DEFAULT CHARSET utf8mb4 COLLATE utf8mb4_unicode_ci;

CREATE TABLE proposal_signature (
  proposal_id CHAR(32) CHARACTER SET ascii NOT NULL,
  operator VARCHAR(120) NOT NULL,
  signatures TEXT CHARACTER SET ascii NOT NULL,
  account_id CHAR(32) CHARACTER SET ascii NOT NULL,
  offline INT NOT NULL,
  at BIGINT NOT NULL,
  PRIMARY KEY (proposal_id, operator),
  CONSTRAINT proposal_signature_of FOREIGN KEY (proposal_id) REFERENCES proposal (id)
) DEFAULT CHARSET utf8mb4 COLLATE utf8mb4_unicode_ci;
