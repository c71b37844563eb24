set local lock_timeout = '5s';

-- Where in the partition the heartbeat was. One that is told later and stands further to the front is in another topic.
alter table heard add column place bigint;

-- Since when the topic is known to be another one. What was told before that says nothing of what was lost with the
-- one before; null where it is still the same, or has been heard on since.
alter table heard add column doubted_at timestamptz;
