-- Why somebody approved; empty where they said nothing.
ALTER TABLE votes ADD COLUMN why TEXT NOT NULL DEFAULT '';
