-- Orders that wait for somebody's word, since when, and when it is time to ask. An order that waits for nobody has none.
create table waiting (
    order_id        uuid        primary key,
    who             text        not null,
    state           text        not null,
    since           timestamptz not null,
    due             timestamptz not null,
    set_aside_until timestamptz
) with (fillfactor = 70);
create index waiting_due on waiting (due);

-- What waits today. The marks of the clocks that gave orders up (`overdue_mark`, and the index `event_paid`) stay until no
-- node of the version before reads them any more.
insert into waiting (order_id, who, state, since, due)
select stream, who, state, at, now() + interval '1 minute'
  from (select distinct on (stream) stream, type, at from event order by stream, position desc) as latest
  join (values ('placed', 'payment', 'payment-pending'),
               ('paid', 'relay', 'payment-succeeded'),
               ('relayed', 'relay', 'pending'),
               ('accepted', 'delivery', 'accepted'),
               ('rider-awaited', 'delivery', 'delivery-pending'),
               ('picked-up', 'delivery', 'picked-up'),
               ('delayed', 'delivery', 'delayed'),
               ('refund-requested', 'payment', 'refund-pending')) as waits (type, who, state) using (type);
