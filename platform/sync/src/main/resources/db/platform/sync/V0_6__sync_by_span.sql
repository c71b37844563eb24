set local lock_timeout = '5s';

-- What the copy could not read waits until `due`, or for a newer version.
alter table sync_pending add column due timestamptz, add column reason text;

-- An import of what changed in a span of time has both ends; one of everything has none. Whoever imports notes progress
-- only under the number of the import it has begun.
alter table sync_import
    add column number uuid not null default '00000000-0000-0000-0000-000000000000',
    add column imported bigint not null default 0,
    add column from_at timestamptz,
    add column to_at timestamptz;
