-- Of those who left: whether we may still know a door of theirs, as of an order that was under way and goes on for long.
set local lock_timeout = '5s';
alter table departed_member add column door boolean not null default true;
