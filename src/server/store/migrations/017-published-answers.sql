-- A trainer's words of an exchange, published for the group its learner was in that day: one an exchange at most,
-- and withdrawn, it is gone. It lives as long as its exchange.
CREATE TABLE published_answer (
  -- Made by the board: sent again, it is the same.
  id TEXT PRIMARY KEY,
  request TEXT NOT NULL UNIQUE REFERENCES help_request (id),
  learner_group TEXT NOT NULL REFERENCES learner_group (id),
  account TEXT NOT NULL REFERENCES account (id),
  at TEXT NOT NULL,
  text TEXT NOT NULL,
  -- The learner's words that may go with it; null: none were proposed, or the learner was erased. Personal data.
  question INTEGER REFERENCES help_message (seq),
  -- The learner's own decision about them; null: not taken yet, and they are shown to nobody.
  agreed INTEGER CHECK (agreed IN (0, 1)),
  decided TEXT
) STRICT;
CREATE INDEX published_answer_group ON published_answer (learner_group, at);
CREATE INDEX published_answer_question ON published_answer (question);
