-- What learners are told of a remote session: what it is about, and the address of its video call.
ALTER TABLE meeting ADD COLUMN title TEXT NOT NULL DEFAULT '';
ALTER TABLE meeting ADD COLUMN call TEXT;

-- « Je suis là », by the server's clock: said by the learner, then confirmed by a trainer. Personal data.
CREATE TABLE meeting_presence (
  seq INTEGER PRIMARY KEY,
  meeting TEXT NOT NULL REFERENCES meeting (id),
  learner INTEGER NOT NULL REFERENCES learner (id),
  at TEXT NOT NULL,
  -- Who confirmed it; null: the learner said it.
  account TEXT REFERENCES account (id)
) STRICT;
CREATE UNIQUE INDEX meeting_presence_once ON meeting_presence (meeting, learner, account IS NULL);
CREATE INDEX meeting_presence_learner ON meeting_presence (learner);
CREATE TRIGGER meeting_presence_kept BEFORE UPDATE ON meeting_presence
BEGIN SELECT RAISE(ABORT, 'meeting_presence is append-only'); END;

-- Questions to the group, as they were asked that day.
CREATE TABLE group_question (
  seq INTEGER PRIMARY KEY,
  -- Made by the board that asked it: sent again, it is the same.
  id TEXT NOT NULL UNIQUE,
  meeting TEXT NOT NULL REFERENCES meeting (id),
  -- Of those that were not cancelled before it, from 1.
  number INTEGER NOT NULL,
  -- JSON of an AskedQuestion (core/meeting/group-question.ts).
  body TEXT NOT NULL,
  account TEXT NOT NULL REFERENCES account (id),
  opened TEXT NOT NULL
) STRICT;
CREATE INDEX group_question_meeting ON group_question (meeting, seq);

-- What became of them, in order (core/meeting/round.ts): the state is what these come to.
CREATE TABLE group_question_step (
  seq INTEGER PRIMARY KEY,
  question TEXT NOT NULL REFERENCES group_question (id),
  step TEXT NOT NULL CHECK (step IN ('close', 'again', 'show', 'cancel')),
  at TEXT NOT NULL,
  account TEXT NOT NULL REFERENCES account (id)
) STRICT;
CREATE INDEX group_question_step_question ON group_question_step (question, seq);
CREATE TRIGGER group_question_step_kept BEFORE UPDATE ON group_question_step
BEGIN SELECT RAISE(ABORT, 'group_question_step is append-only'); END;

-- Answers: the last one of a learner in a round that is not late counts. Personal data.
CREATE TABLE vote (
  seq INTEGER PRIMARY KEY,
  -- Made by the browser that gave it: sent again, it is the same.
  id TEXT NOT NULL UNIQUE,
  question TEXT NOT NULL REFERENCES group_question (id),
  learner INTEGER NOT NULL REFERENCES learner (id),
  round INTEGER NOT NULL CHECK (round IN (1, 2)),
  -- JSON: ids.
  options TEXT NOT NULL,
  at TEXT NOT NULL,
  -- 1: it came after its round was closed.
  late INTEGER NOT NULL CHECK (late IN (0, 1))
) STRICT;
CREATE INDEX vote_question ON vote (question, seq);
CREATE INDEX vote_learner ON vote (learner);
CREATE TRIGGER vote_kept BEFORE UPDATE ON vote
BEGIN SELECT RAISE(ABORT, 'vote is append-only'); END;
