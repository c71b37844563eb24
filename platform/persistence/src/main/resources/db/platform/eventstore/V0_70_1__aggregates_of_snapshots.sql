-- As V0_70. An older node also names the key of `snapshot`, which stays as it is for that reason (see db/platform/aggregates).
set local lock_timeout = '5s';
alter table snapshot add column aggregate text not null default '${service}';
