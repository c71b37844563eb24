set local lock_timeout = '5s';

-- A ticket that is due is looked at by one node, and set aside where that fails: others need not wait for it.
alter table ticket add column set_aside_until timestamptz;
