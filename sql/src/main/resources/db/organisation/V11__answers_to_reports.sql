-- What the page answered when a reader reported a problem: the words in every language, and the answer with its proof as a verifier reads it.
-- Reports from before have none.

CREATE TABLE report_answer (
  report_id CHAR(32) CHARACTER SET ascii NOT NULL PRIMARY KEY,
  language VARCHAR(10) CHARACTER SET ascii NOT NULL,
  words MEDIUMTEXT NOT NULL,
  bundle MEDIUMBLOB NOT NULL,
  CONSTRAINT report_answer_of FOREIGN KEY (report_id) REFERENCES problem_report (id)
) DEFAULT CHARSET utf8mb4 COLLATE utf8mb4_unicode_ci;
