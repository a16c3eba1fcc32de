-- When the AU read the learner's preferences (cmi5 11.0); sessions of before are not asked for it.
ALTER TABLE session ADD COLUMN preferences TEXT;
UPDATE session SET preferences = launched;
-- When the server last stored something of it that came late.
ALTER TABLE session ADD COLUMN late TEXT;
