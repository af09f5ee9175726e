-- What people decided, from before they are acknowledged. A wish may be about a request that is not
-- there: who wishes is told so when it is carried out. It stays when it is, since Slack may deliver
-- it once more.
CREATE TABLE wishes (
  delivery TEXT PRIMARY KEY,
  verb TEXT NOT NULL,
  request INTEGER NOT NULL,
  plan TEXT,
  person TEXT NOT NULL,
  channel TEXT NOT NULL,
  why TEXT NOT NULL,
  at TEXT NOT NULL,
  unended BOOLEAN NOT NULL
);
