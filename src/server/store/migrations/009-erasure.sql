-- Who took away, took out or copied what: rows are added, never changed, and name nobody.
CREATE TABLE trace (
  seq INTEGER PRIMARY KEY,
  at TEXT NOT NULL,
  -- See ops/trace.ts.
  action TEXT NOT NULL,
  -- Who did it; null: a command on the machine.
  account TEXT,
  -- A learner's account in statements, the id of a group or of a trainer's account; null: nobody in particular.
  subject TEXT,
  -- What cannot be known from the rest: which file, how many.
  detail TEXT
) STRICT;
CREATE INDEX trace_subject ON trace (subject) WHERE subject IS NOT NULL;
CREATE TRIGGER trace_kept BEFORE UPDATE ON trace
BEGIN SELECT RAISE(ABORT, 'trace is append-only'); END;

-- A trainer who was erased: the row stays, without name, login or password, for what hangs on its id.
ALTER TABLE account ADD COLUMN erased TEXT;
