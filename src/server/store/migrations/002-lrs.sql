-- Statements in the order they were stored: "seq" is that order and the cursor of every page.
CREATE TABLE statement (
  seq INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  -- ISO 8601 UTC with milliseconds; never decreases with seq.
  stored TEXT NOT NULL,
  verb TEXT NOT NULL,
  registration TEXT,
  -- Id of the statement this one refers to.
  target TEXT,
  voids INTEGER NOT NULL,
  voided INTEGER NOT NULL,
  -- The statement as it is returned.
  body TEXT NOT NULL
) STRICT;
CREATE INDEX statement_stored ON statement (stored);
CREATE INDEX statement_registration ON statement (registration, seq) WHERE registration IS NOT NULL;
CREATE INDEX statement_verb ON statement (verb, seq);
CREATE INDEX statement_target ON statement (target) WHERE target IS NOT NULL;

CREATE TABLE agent (
  id INTEGER PRIMARY KEY,
  -- See identity.ts.
  key TEXT NOT NULL UNIQUE,
  -- JSON of the inverse functional identifier.
  identifier TEXT NOT NULL
) STRICT;
CREATE TABLE agent_name (
  agent INTEGER NOT NULL REFERENCES agent (id),
  name TEXT NOT NULL,
  PRIMARY KEY (agent, name)
) STRICT, WITHOUT ROWID;
CREATE TABLE statement_agent (
  agent INTEGER NOT NULL,
  seq INTEGER NOT NULL,
  -- 1: actor or object (or member of such a group); 0: only related.
  direct INTEGER NOT NULL,
  PRIMARY KEY (agent, seq)
) STRICT, WITHOUT ROWID;
CREATE INDEX statement_agent_direct ON statement_agent (agent, seq) WHERE direct = 1;

CREATE TABLE activity (
  id INTEGER PRIMARY KEY,
  iri TEXT NOT NULL UNIQUE,
  -- JSON of what is known of it, from every statement.
  definition TEXT
) STRICT;
CREATE TABLE statement_activity (
  activity INTEGER NOT NULL,
  seq INTEGER NOT NULL,
  -- 1: object of the statement; 0: only related.
  direct INTEGER NOT NULL,
  PRIMARY KEY (activity, seq)
) STRICT, WITHOUT ROWID;
CREATE INDEX statement_activity_direct ON statement_activity (activity, seq) WHERE direct = 1;

-- Data that came with a statement.
CREATE TABLE attachment (
  seq INTEGER NOT NULL REFERENCES statement (seq),
  sha2 TEXT NOT NULL,
  content_type TEXT NOT NULL,
  content BLOB NOT NULL,
  PRIMARY KEY (seq, sha2)
) STRICT;

-- State, activity profile and agent profile documents; '' stands for "none".
CREATE TABLE document (
  resource TEXT NOT NULL,
  activity TEXT NOT NULL,
  agent TEXT NOT NULL,
  registration TEXT NOT NULL,
  name TEXT NOT NULL,
  content_type TEXT NOT NULL,
  content BLOB NOT NULL,
  -- SHA-1 in hexadecimal (Communication 3.1).
  etag TEXT NOT NULL,
  updated TEXT NOT NULL,
  PRIMARY KEY (resource, activity, agent, registration, name)
) STRICT;
