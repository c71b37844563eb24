set local lock_timeout = '5s';

-- Money that a gateway took for us, and what we have given back of it: what its statements are compared with. Days are
-- Seoul's.
create table captured_money (
    gateway       text        not null,
    payment_key   text        not null,
    order_id      uuid        not null,
    amount        bigint      not null,
    taken_at      timestamptz not null,
    taken_on      date        not null,
    given_back    bigint      not null default 0,
    given_back_on date,
    primary key (gateway, payment_key)
);

insert into captured_money (gateway, payment_key, order_id, amount, taken_at, taken_on)
select case capture ->> 'pg' when 'simulator' then 'toss' else capture ->> 'pg' end, capture ->> 'paymentKey', stream,
       (capture ->> 'amount')::bigint, at, (at at time zone 'Asia/Seoul')::date
  from (select stream, at, payload::jsonb -> 'capture' as capture
          from event
         where aggregate = 'payment' and type in ('approved', 'captured-late')) as taken
on conflict do nothing;

update captured_money
   set given_back = amount, given_back_on = (at at time zone 'Asia/Seoul')::date
  from event
 where stream = order_id and aggregate = 'payment' and type = 'refunded';

create index captured_money_by_order on captured_money (order_id, gateway);
create index captured_money_by_day on captured_money (gateway, taken_on);
create index captured_money_by_return on captured_money (gateway, given_back_on) where given_back > 0;

-- Statements of gateways, a row for each day; without a problem it was read as a whole.
create table settlement_statement (
    gateway     text        not null,
    day         date        not null,
    problem     text,
    detail      text,
    read_at     timestamptz not null default now(),
    compared_on date,
    compared_at timestamptz,
    primary key (gateway, day)
);

-- Their rows; below zero is what was given back.
create table settlement_row (
    gateway     text    not null,
    day         date    not null,
    key         text    not null,
    order_text  text    not null,
    order_id    uuid,
    payment_key text    not null,
    taken       boolean not null,
    amount      bigint  not null,
    fee         bigint  not null,
    vat         bigint  not null,
    pay_out     bigint  not null,
    paid_out_on date    not null,
    primary key (gateway, day, key)
);
create index settlement_row_by_order on settlement_row (order_id, gateway);
create index settlement_row_by_pay_out on settlement_row (gateway, paid_out_on);

-- What reached the bank.
create table gateway_pay_out (
    gateway   text    not null,
    day       date    not null,
    reference text    not null,
    amount    bigint  not null,
    returned  boolean not null,
    primary key (gateway, day, reference)
);

-- What is not the same: open, waiting for time to tell, or settled.
create table settlement_difference (
    gateway     text        not null,
    day         date        not null,
    reason      text        not null,
    about       text        not null,
    ours        bigint      not null,
    theirs      bigint      not null,
    state       text        not null,
    compared_at timestamptz not null,
    primary key (gateway, day, reason, about)
);
