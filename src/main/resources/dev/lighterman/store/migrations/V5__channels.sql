-- Where a request was asked, so that each channel's are found among all.
ALTER TABLE requests ADD COLUMN channel TEXT;
UPDATE requests SET channel = ${channelOfIntent};
CREATE INDEX requests_channel ON requests (channel, number);
