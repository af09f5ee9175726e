-- When the posting of a message was begun, so that one which Slack did not confirm is looked for.
ALTER TABLE messages ADD COLUMN begun TEXT;
