set local lock_timeout = '5s';

-- Rows come in order of time, but freed space is used again: after the first clearing every range of blocks would hold
-- rows of every time, and the small index would point everywhere.
create index idempotency_by_time on idempotency (at);
drop index idempotency_by_age;
