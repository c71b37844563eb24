set local lock_timeout = '5s';

-- Whether people know of a difference: who compares may stop before he tells them.
alter table settlement_difference add column told boolean not null default true, alter column told set default false;
