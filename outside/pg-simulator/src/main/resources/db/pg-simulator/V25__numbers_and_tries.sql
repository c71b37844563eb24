set local lock_timeout = '5s';

-- Order numbers that a merchant has used, at gateways where each counts once: for payments and for partial cancels.
create table order_number (
    number  text not null,
    gateway text not null,
    primary key (number, gateway)
);

-- The last try to pay an order that moved no money, at gateways that remember it.
create table failed_payment (
    order_id     text        not null,
    gateway      text        not null,
    payment_key  text        not null,
    order_name   text        not null,
    customer_key text        not null,
    number       text        not null,
    total        bigint      not null,
    failed_at    timestamptz not null,
    primary key (order_id, gateway)
);

-- Orders whose first try broke, for the cards that do so.
create table first_attempt (
    order_id text not null,
    gateway  text not null,
    primary key (order_id, gateway)
);
insert into first_attempt select order_id, 'toss' from stumble;
drop table stumble;
