set local lock_timeout = '5s';

-- When it is time to ask the order service what has become of a ticket's order, because its news should have come by now.
alter table ticket add column ask_due timestamptz, add column ask_set_aside_until timestamptz;
update ticket set ask_due = now() where state in ('waiting-payment', 'ringing', 'acknowledged');
create index ticket_ask_due on ticket (ask_due) where ask_due is not null;
