-- What statements say of learners' work (core/report/fact.ts). Derived from them, and can be made again.
CREATE TABLE fact (
  seq INTEGER PRIMARY KEY,
  -- Of the statement.
  id TEXT NOT NULL UNIQUE,
  registration TEXT NOT NULL,
  unit TEXT NOT NULL,
  -- JSON of a Fact.
  body TEXT NOT NULL
) STRICT;
CREATE INDEX fact_unit ON fact (registration, unit);

-- Statements that were voided: they may be told after that, or once more.
CREATE TABLE fact_voided (
  id TEXT PRIMARY KEY
) STRICT, WITHOUT ROWID;

-- What the facts of a learner in a unit add up to (core/report/digest.ts): all a board reads.
CREATE TABLE unit_digest (
  registration TEXT NOT NULL,
  unit TEXT NOT NULL,
  -- JSON of a UnitDigest.
  body TEXT NOT NULL,
  PRIMARY KEY (registration, unit)
) STRICT, WITHOUT ROWID;

-- The register of sessions, for the bundle of evidence: a row is added when one ends, and again when
-- something that came late changes what is known of it. The last row of a session is the one that counts.
CREATE TABLE attendance (
  seq INTEGER PRIMARY KEY,
  session TEXT NOT NULL,
  registration TEXT NOT NULL,
  unit TEXT NOT NULL,
  starts TEXT NOT NULL,
  ends TEXT NOT NULL,
  -- Calendar day in Europe/Paris it started on.
  day TEXT NOT NULL,
  session_seconds INTEGER NOT NULL,
  -- Null: nobody could measure it.
  active_seconds INTEGER,
  ending TEXT NOT NULL CHECK (ending IN ('terminated', 'abandoned')),
  recorded TEXT NOT NULL
) STRICT;
CREATE INDEX attendance_session ON attendance (session, seq);
CREATE INDEX attendance_registration ON attendance (registration);
CREATE TRIGGER attendance_kept BEFORE UPDATE ON attendance
BEGIN SELECT RAISE(ABORT, 'attendance is append-only'); END;

-- Remote sessions (séances).
CREATE TABLE meeting (
  id TEXT PRIMARY KEY,
  learner_group TEXT NOT NULL REFERENCES learner_group (id),
  -- JSON: ids.
  units TEXT NOT NULL,
  starts TEXT NOT NULL,
  ends TEXT NOT NULL,
  trainer TEXT NOT NULL REFERENCES account (id),
  created TEXT NOT NULL
) STRICT;
CREATE INDEX meeting_group ON meeting (learner_group, starts);

-- Calls for help. What was said is in help_message; both are evidence of tutoring, and personal data.
CREATE TABLE help_request (
  id TEXT PRIMARY KEY,
  learner INTEGER NOT NULL REFERENCES learner (id),
  unit TEXT NOT NULL,
  section TEXT,
  question TEXT,
  label TEXT,
  state TEXT NOT NULL CHECK (state IN ('waiting', 'answered', 'closed')),
  created TEXT NOT NULL,
  -- When something was last said, or it was closed.
  changed TEXT NOT NULL
) STRICT;
CREATE INDEX help_learner ON help_request (learner, changed);

CREATE TABLE help_message (
  seq INTEGER PRIMARY KEY,
  request TEXT NOT NULL REFERENCES help_request (id),
  at TEXT NOT NULL,
  -- Who answered; null: the learner.
  account TEXT REFERENCES account (id),
  text TEXT NOT NULL
) STRICT;
CREATE INDEX help_message_request ON help_message (request, seq);
CREATE TRIGGER help_message_kept BEFORE UPDATE ON help_message
BEGIN SELECT RAISE(ABORT, 'help_message is append-only'); END;
