-- What people decided, by the name that the code has for it.
ALTER TABLE wishes RENAME TO decisions;
