-- Trainers and administrators.
CREATE TABLE account (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  login TEXT NOT NULL UNIQUE COLLATE NOCASE,
  role TEXT NOT NULL CHECK (role IN ('formateur', 'administrateur')),
  -- scrypt with its parameters and salt; null until the invitation is accepted.
  password TEXT,
  closed INTEGER NOT NULL DEFAULT 0,
  created TEXT NOT NULL,
  last_sign_in TEXT
) STRICT;

-- Browsers signed in: SHA-256 of the cookie.
CREATE TABLE account_cookie (
  hash TEXT PRIMARY KEY,
  account TEXT NOT NULL REFERENCES account (id),
  csrf TEXT NOT NULL,
  created TEXT NOT NULL,
  seen TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- Links that choose a password, once: SHA-256 of the secret. No account: the first administrator's.
CREATE TABLE invitation (
  hash TEXT PRIMARY KEY,
  account TEXT REFERENCES account (id),
  expires TEXT NOT NULL,
  used TEXT
) STRICT, WITHOUT ROWID;

CREATE TABLE learner_group (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  archived INTEGER NOT NULL DEFAULT 0,
  created TEXT NOT NULL
) STRICT;

CREATE TABLE group_trainer (
  learner_group TEXT NOT NULL REFERENCES learner_group (id),
  account TEXT NOT NULL REFERENCES account (id),
  PRIMARY KEY (learner_group, account)
) STRICT, WITHOUT ROWID;

-- Who a learner is. The only table that names one: deleting the row cuts the mapping for good.
CREATE TABLE identity (
  learner INTEGER PRIMARY KEY REFERENCES learner (id),
  name TEXT NOT NULL,
  email TEXT,
  learner_group TEXT REFERENCES learner_group (id),
  -- The personal link is derived from it, so that it can be shown again and renewed.
  link_version INTEGER NOT NULL DEFAULT 1,
  link_expires TEXT,
  link_revoked INTEGER NOT NULL DEFAULT 0,
  -- Tries at evaluations beyond the course's own number.
  more_tries INTEGER NOT NULL DEFAULT 0,
  created TEXT NOT NULL
) STRICT;
CREATE INDEX identity_group ON identity (learner_group);
