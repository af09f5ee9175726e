-- Instants of ours are ISO-8601 texts in UTC; JSON is text, read and written by PlanJson.

CREATE TABLE requests (
  number ${identity},
  version INTEGER NOT NULL,
  delivery TEXT NOT NULL UNIQUE,
  operation TEXT NOT NULL,
  site TEXT,
  parent INTEGER REFERENCES requests,
  asked TEXT NOT NULL,
  unended BOOLEAN NOT NULL,
  intent TEXT NOT NULL,
  state TEXT NOT NULL,
  plan TEXT
);
CREATE INDEX requests_unended ON requests (number) WHERE unended;
CREATE INDEX requests_site ON requests (site, number);

CREATE TABLE claims (
  subject TEXT PRIMARY KEY,
  request INTEGER NOT NULL REFERENCES requests
);
CREATE INDEX claims_request ON claims (request);

CREATE TABLE votes (
  request INTEGER NOT NULL REFERENCES requests,
  plan TEXT NOT NULL,
  person TEXT NOT NULL,
  at TEXT NOT NULL,
  PRIMARY KEY (request, plan, person)
);

CREATE TABLE attempts (
  request INTEGER NOT NULL REFERENCES requests,
  step TEXT NOT NULL,
  attempt TEXT NOT NULL,
  PRIMARY KEY (request, step)
);

CREATE TABLE messages (
  position ${identity},
  id TEXT NOT NULL UNIQUE,
  subject TEXT NOT NULL,
  kind TEXT NOT NULL,
  channel TEXT NOT NULL,
  thread TEXT,
  body TEXT,
  ts TEXT,
  rendered TEXT
);
CREATE INDEX messages_subject ON messages (subject, position);
CREATE INDEX messages_unsent ON messages (thread, position) WHERE ts IS NULL;

CREATE TABLE audit (
  position INTEGER PRIMARY KEY,
  request INTEGER,
  entry TEXT NOT NULL,
  hash TEXT NOT NULL
);
CREATE INDEX audit_request ON audit (request, position);

-- One row: where the chain ends, so that rows cut off its end are missed.
CREATE TABLE audit_head (
  position INTEGER NOT NULL,
  hash TEXT NOT NULL
);
INSERT INTO audit_head (position, hash) VALUES (0, '');

-- How often a task was woken, so that a wake that meets a running execution is not lost.
CREATE TABLE wakes (
  task TEXT NOT NULL,
  instance TEXT NOT NULL,
  times INTEGER NOT NULL,
  PRIMARY KEY (task, instance)
);

-- The table that db-scheduler prescribes.
CREATE TABLE scheduled_tasks (
  task_name TEXT NOT NULL,
  task_instance TEXT NOT NULL,
  task_data ${bytes},
  execution_time ${instant},
  picked BOOLEAN NOT NULL,
  picked_by TEXT,
  last_success ${instant},
  last_failure ${instant},
  consecutive_failures INTEGER,
  last_heartbeat ${instant},
  version BIGINT NOT NULL,
  priority SMALLINT,
  state TEXT,
  PRIMARY KEY (task_name, task_instance)
);
CREATE INDEX scheduled_tasks_due ON scheduled_tasks (execution_time);
CREATE INDEX scheduled_tasks_alive ON scheduled_tasks (last_heartbeat);
