-- Which lines of a bill the product's page shows (decision 0049). The product says whether its newest bill shows any: most do not, and their
-- pages ask nothing more.

ALTER TABLE bill_line ADD COLUMN shown BOOLEAN NOT NULL DEFAULT FALSE;
ALTER TABLE product ADD COLUMN shows_parts BOOLEAN NOT NULL DEFAULT FALSE;
