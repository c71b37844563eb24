set local lock_timeout = '5s';

-- In how many monthly instalments customers pay their card companies; 0 for all at once.
alter table payment add column instalment_months int not null default 0;
