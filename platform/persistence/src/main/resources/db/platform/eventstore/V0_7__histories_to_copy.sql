set local lock_timeout = '5s';

-- Streams that changed in a span of time are found by it. Events come in order of time, so the index is small and costs
-- next to nothing when they are appended.
create index event_by_time on event using brin (at) with (autosummarize = on);
