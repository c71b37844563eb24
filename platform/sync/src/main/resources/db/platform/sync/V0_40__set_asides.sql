set local lock_timeout = '5s';

-- Since when a change is waited for, by the database's own clock, and how often it was tried in vain.
alter table sync_pending
    add column since timestamptz not null default clock_timestamp(),
    add column attempts int not null default 0;

-- Until when the copy is known to be right, for all nodes.
alter table sync_import add column as_of timestamptz;
