-- How many orders of a customer are not paid yet. Whose the orders are that wait today is not put down: they are paid, or
-- off, in minutes.
set local lock_timeout = '5s';
alter table waiting add column customer uuid;
