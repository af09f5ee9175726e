-- When the bot first saw each thing that is wrong at a site, and when it saw it last.
CREATE TABLE first_seen (
  site TEXT NOT NULL,
  cause TEXT NOT NULL,
  since TEXT NOT NULL,
  seen TEXT NOT NULL,
  PRIMARY KEY (site, cause)
);
