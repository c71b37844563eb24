set local lock_timeout = '5s';

-- Of an order that is off before it is known nobody has told us whose it is.
alter table ticket alter column owner_id drop not null;
