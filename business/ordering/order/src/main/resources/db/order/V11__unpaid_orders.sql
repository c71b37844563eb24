-- How many orders of a customer are not paid yet. Whose the orders are that wait today is not put down: they are paid, or
-- off, in minutes.
alter table waiting add column customer uuid;
create index waiting_for_money on waiting (customer) where state = 'payment-pending';
