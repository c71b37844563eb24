-- Of which kind of aggregate a history is: a database may have several. The one that a service began with bears its name,
-- and a node from before this writes and reads no other; it also names the key of `snapshot`, which stays as it is for that
-- reason (see db/platform/aggregates). Both take a moment, and wait five seconds at most for
-- whoever uses the table: others wait behind us.
set local lock_timeout = '5s';
alter table event add column aggregate text not null default '${service}';
alter table snapshot add column aggregate text not null default '${service}';
