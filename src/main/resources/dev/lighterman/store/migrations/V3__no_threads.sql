-- What belongs in the thread of a card is of a subject and a kind; nothing asks for more.
DROP INDEX messages_unsent;
ALTER TABLE messages DROP COLUMN thread;
