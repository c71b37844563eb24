-- For a database where aggregates of two kinds may have the same id, when no node from before they were told apart runs on
-- it any more. Without this only the first of two such has a snapshot, and the other is replayed from its beginning.
set local lock_timeout = '5s';
alter table snapshot drop constraint snapshot_pkey, add primary key (stream, aggregate);
