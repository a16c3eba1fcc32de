-- Texts that a group writes about a fictitious patient (core/production/), opened by a trainer from a lesson.
CREATE TABLE production (
  seq INTEGER PRIMARY KEY,
  -- Made by the board that opened it: sent again, it is the same.
  id TEXT NOT NULL UNIQUE,
  learner_group TEXT NOT NULL REFERENCES learner_group (id),
  unit TEXT NOT NULL,
  -- Its id in the lesson.
  name TEXT NOT NULL,
  -- JSON: its title and criteria, as they were that day.
  body TEXT NOT NULL,
  account TEXT NOT NULL REFERENCES account (id),
  opened TEXT NOT NULL,
  -- Under which names the group reads the texts, and since when; null: not yet.
  names TEXT CHECK (names IN ('first', 'none')),
  shared TEXT,
  closed TEXT
) STRICT;
CREATE INDEX production_group ON production (learner_group, unit, seq);

-- One a learner, in its last version, with what is said of it. Personal data: it goes with the learner's name.
CREATE TABLE production_text (
  production TEXT NOT NULL REFERENCES production (id),
  learner INTEGER NOT NULL REFERENCES learner (id),
  -- Of this version, made by the browser: sent again, it is the same.
  id TEXT NOT NULL,
  text TEXT NOT NULL,
  at TEXT NOT NULL,
  -- 1: it came once the others were shared.
  late INTEGER NOT NULL CHECK (late IN (0, 1)),
  -- JSON: ids of the criteria its writer ticked.
  ticks TEXT NOT NULL DEFAULT '[]',
  -- 1: the group does not see it.
  hidden INTEGER NOT NULL DEFAULT 0 CHECK (hidden IN (0, 1)),
  comment TEXT,
  comment_at TEXT,
  comment_account TEXT REFERENCES account (id),
  -- 1: the group reads the comment too.
  comment_shared INTEGER NOT NULL DEFAULT 0 CHECK (comment_shared IN (0, 1)),
  PRIMARY KEY (production, learner)
) STRICT;
CREATE INDEX production_text_learner ON production_text (learner);
