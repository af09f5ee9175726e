-- To whom a request was handed over, as a JSON array of people's ids, the last one last.
ALTER TABLE requests ADD COLUMN owners TEXT;
