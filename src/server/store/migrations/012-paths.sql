-- The path the group takes (`parcours` of cours.yaml); null: the complete course.
ALTER TABLE learner_group ADD COLUMN path TEXT;
