-- For an external LRS (external/). What the LMS itself has to say there, in order, until it was taken.
CREATE TABLE outbox (
  seq INTEGER PRIMARY KEY AUTOINCREMENT,
  -- JSON of an Item (external/outbox.ts).
  item TEXT NOT NULL,
  -- Status with which it was refused for good: kept, and passed over.
  refused INTEGER
) STRICT;

-- Statements that were stored there through this server: what a session's rules have seen already.
CREATE TABLE forwarded (
  id TEXT PRIMARY KEY,
  -- Of what was said, without what an LRS adds.
  hash BLOB NOT NULL
) STRICT, WITHOUT ROWID;
