-- What a product is designed to be made of; every save is a version (decision 0046).

CREATE TABLE bill_of_material (
  id CHAR(32) CHARACTER SET ascii NOT NULL PRIMARY KEY,
  product_id CHAR(32) CHARACTER SET ascii NOT NULL,
  version INT NOT NULL,
  created_by CHAR(32) CHARACTER SET ascii NOT NULL,
  created_at BIGINT NOT NULL,
  UNIQUE KEY bill_of_product (product_id, version)
) DEFAULT CHARSET utf8mb4 COLLATE utf8mb4_unicode_ci;

CREATE TABLE bill_line (
  bill_id CHAR(32) CHARACTER SET ascii NOT NULL,
  part_id CHAR(32) CHARACTER SET ascii NOT NULL,
  quantity BIGINT NOT NULL,
  tracing VARCHAR(10) CHARACTER SET ascii NOT NULL,
  PRIMARY KEY (bill_id, part_id),
  CONSTRAINT bill_line_of FOREIGN KEY (bill_id) REFERENCES bill_of_material (id)
) DEFAULT CHARSET utf8mb4 COLLATE utf8mb4_unicode_ci;
