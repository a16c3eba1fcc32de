-- A unit a trainer does not ask of a learner (cmi5 9.3.7), and the modules they are done with (9.3.9).
ALTER TABLE unit_standing ADD COLUMN waived TEXT;

CREATE TABLE module_satisfied (
  registration TEXT NOT NULL REFERENCES registration (id),
  module TEXT NOT NULL,
  satisfied TEXT NOT NULL,
  PRIMARY KEY (registration, module)
) STRICT, WITHOUT ROWID;
