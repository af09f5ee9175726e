-- Requests without the steps of their plans, for lists and the inventory: rows so small that
-- thousands are read at once. Those of requests that earlier versions wrote come at the next start.
CREATE TABLE request_listing (
  request INTEGER PRIMARY KEY REFERENCES requests,
  version INTEGER NOT NULL,
  channel TEXT NOT NULL,
  asked TEXT NOT NULL,
  unended BOOLEAN NOT NULL,
  intent TEXT NOT NULL,
  state TEXT NOT NULL,
  owners TEXT,
  -- Site, labels and risk of the plan, as JSON.
  plan TEXT,
  site TEXT,
  -- The connected registry that its run may have deployed.
  deployed TEXT,
  -- What its run has removed: the subjects of its claims, one a line.
  removed TEXT,
  -- When its run last ended or halted.
  settled TEXT
);
CREATE INDEX request_listing_unended ON request_listing (channel, request) WHERE unended;
CREATE INDEX request_listing_channel ON request_listing (channel, request);
CREATE INDEX request_listing_effects ON request_listing (request, site, deployed, removed)
  WHERE deployed IS NOT NULL OR removed IS NOT NULL;
CREATE INDEX request_listing_settled ON request_listing (settled);
CREATE INDEX votes_person ON votes (person, request);
