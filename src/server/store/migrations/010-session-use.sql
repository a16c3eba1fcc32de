-- What a launch has said so far (lrs/quota.ts).
CREATE TABLE session_use (
  session TEXT PRIMARY KEY REFERENCES session (id) ON DELETE CASCADE,
  statements INTEGER NOT NULL,
  bytes INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX session_registration ON session (registration, launched);
