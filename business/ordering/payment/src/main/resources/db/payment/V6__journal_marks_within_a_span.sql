set local lock_timeout = '5s';

-- Up to which entry a reading came that ended in the midst of a span.
alter table journal_mark add column after_key text;
