-- How many messages of an exchange its learner has had on the screen, on whatever device.
ALTER TABLE help_request ADD COLUMN read INTEGER NOT NULL DEFAULT 0;
