-- Who carries out a run: only the latest to take it over may record or change anything.
CREATE TABLE run_owners (
  request INTEGER PRIMARY KEY REFERENCES requests,
  token INTEGER NOT NULL
);

-- The changes that a step has requested and that have no result yet.
CREATE TABLE open_calls (
  request INTEGER NOT NULL REFERENCES requests,
  step TEXT NOT NULL,
  what TEXT NOT NULL,
  id TEXT NOT NULL
);
CREATE INDEX open_calls_request ON open_calls (request);
