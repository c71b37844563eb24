set local lock_timeout = '5s';

-- An entry that cannot be compared keeps those behind it waiting, for so long from when it was first tried.
alter table journal_mark add column stopped_at text, add column stopped_since timestamptz;
