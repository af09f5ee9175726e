-- People's orders to freeze changes and to lift a freeze; of each channel, the latest in force counts.
CREATE TABLE freezes (
  position ${identity},
  delivery TEXT NOT NULL UNIQUE,
  frozen BOOLEAN NOT NULL,
  why TEXT NOT NULL,
  person TEXT NOT NULL,
  channel TEXT NOT NULL,
  at TEXT NOT NULL,
  status TEXT NOT NULL
);
