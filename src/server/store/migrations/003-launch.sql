-- Learners as statements know them. Who they are is nobody's business here.
CREATE TABLE learner (
  id INTEGER PRIMARY KEY,
  -- Random; with home_page, the account of every statement.
  account TEXT NOT NULL UNIQUE,
  home_page TEXT NOT NULL,
  created TEXT NOT NULL
) STRICT;

-- Browsers that are a learner's: SHA-256 of the cookie.
CREATE TABLE learner_cookie (
  hash TEXT PRIMARY KEY,
  learner INTEGER NOT NULL REFERENCES learner (id),
  created TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- A learner's enrolment in the course (cmi5 9.6.1).
CREATE TABLE registration (
  id TEXT PRIMARY KEY,
  learner INTEGER NOT NULL REFERENCES learner (id),
  course TEXT NOT NULL,
  created TEXT NOT NULL,
  -- When "satisfied" was stated for the course.
  satisfied TEXT,
  UNIQUE (learner, course)
) STRICT, WITHOUT ROWID;

-- What a learner has reached in a unit, once for a registration (cmi5 9.3).
CREATE TABLE unit_standing (
  registration TEXT NOT NULL REFERENCES registration (id),
  unit TEXT NOT NULL,
  completed TEXT,
  passed TEXT,
  PRIMARY KEY (registration, unit)
) STRICT, WITHOUT ROWID;

-- One launch. Times are the server's, except those of statements, which are the learner's clock.
CREATE TABLE session (
  id TEXT PRIMARY KEY,
  registration TEXT NOT NULL REFERENCES registration (id),
  unit TEXT NOT NULL,
  activity TEXT NOT NULL,
  -- LMS.LaunchData as it was written, and the actor as it was launched: JSON.
  launch_data TEXT NOT NULL,
  actor TEXT NOT NULL,
  -- SHA-256 of the fetch URL's secret and, once given, of the token's.
  fetch_hash TEXT NOT NULL UNIQUE,
  token_hash TEXT,
  launched TEXT NOT NULL,
  -- When the server last stored something the AU sent.
  heard TEXT,
  -- Timestamps of the statements.
  initialized TEXT,
  terminated TEXT,
  -- Which defined verbs were used: 0 or 1.
  completed INTEGER NOT NULL DEFAULT 0,
  judged INTEGER NOT NULL DEFAULT 0,
  -- When the server stored "terminated", or "abandoned".
  ended TEXT,
  abandoned INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX session_open ON session (registration) WHERE ended IS NULL;
