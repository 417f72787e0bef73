-- What happened to accounts, keys and secrets of this organisation; rows are only ever added.
CREATE TABLE security_event (
  id BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  kind VARCHAR(30) CHARACTER SET ascii NOT NULL,
  account_id CHAR(32) CHARACTER SET ascii NOT NULL,
  who VARCHAR(120) NOT NULL,
  subject VARCHAR(200) NOT NULL,
  at BIGINT NOT NULL
) DEFAULT CHARSET utf8mb4 COLLATE utf8mb4_unicode_ci;

-- A brand lets one partner (party_id) see another (sees_party_id) as somebody to ship to.
CREATE TABLE partner_addressee (
  party_id CHAR(32) CHARACTER SET ascii NOT NULL,
  sees_party_id CHAR(32) CHARACTER SET ascii NOT NULL,
  created_at BIGINT NOT NULL,
  PRIMARY KEY (party_id, sees_party_id)
) DEFAULT CHARSET utf8mb4 COLLATE utf8mb4_unicode_ci;

-- Proposals of operators that are in the outbox: the key is why a proposal gets there once.
CREATE TABLE sent_proposal (
  proposal_id CHAR(32) CHARACTER SET ascii NOT NULL PRIMARY KEY,
  outbox_id BIGINT NOT NULL
) DEFAULT CHARSET utf8mb4 COLLATE utf8mb4_unicode_ci;
