-- Of which kind of aggregate a history is: a database may have several. The one that a service began with bears its name,
-- and a node from before this writes and reads no other. It takes a moment, and waits five seconds at most for whoever uses
-- the table: others wait behind us. `snapshot` has its turn in a transaction of its own, since who holds one table and waits
-- for the other would stop those who come the other way.
set local lock_timeout = '5s';
alter table event add column aggregate text not null default '${service}';
