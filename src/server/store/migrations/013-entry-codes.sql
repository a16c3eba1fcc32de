-- When the learner last pressed « Je suis … », since their personal link is the one it is.
ALTER TABLE identity ADD COLUMN link_used TEXT;
UPDATE identity SET link_used = (SELECT max(c.created) FROM learner_cookie c WHERE c.learner = identity.learner);

-- The code on the sheet to cut up: one a learner, good for some days, spent at « Je suis … ». It is derived
-- from its number, so that it can be printed again; kept is only what it is found by.
CREATE TABLE entry_code (
  learner INTEGER PRIMARY KEY REFERENCES learner (id),
  -- From 1; every new code adds one.
  number INTEGER NOT NULL,
  hash TEXT NOT NULL UNIQUE,
  created TEXT NOT NULL,
  expires TEXT NOT NULL,
  used TEXT
) STRICT;
