-- Cards shown in the card window and not yet registered. Numbers are masked everywhere.
create table card_offer (
    auth_key     text        primary key,
    customer_key text        not null,
    number       text        not null,
    redeemed     boolean     not null default false,
    at           timestamptz not null default now()
);

create table billing_key (
    billing_key  text        primary key,
    customer_key text        not null,
    number       text        not null,
    at           timestamptz not null default now()
);

create sequence journal_position;

-- Money taken; an order is paid once.
create table payment (
    payment_key  text        primary key,
    order_id     text        not null unique,
    order_name   text        not null,
    customer_key text        not null,
    number       text        not null,
    total        bigint      not null check (total > 0),
    balance      bigint      not null check (balance between 0 and total),
    approved_at  timestamptz not null,
    position     bigint      not null unique default nextval('journal_position')
);

-- Money given back.
create table cancel (
    transaction_key text        primary key,
    payment_key     text        not null references payment,
    amount          bigint      not null check (amount > 0),
    reason          text        not null,
    at              timestamptz not null,
    position        bigint      not null unique default nextval('journal_position')
);
create index cancel_by_payment on cancel (payment_key, position);

-- Every movement of money, for whoever checks the books.
create view journal as
    select position, 'approval' as kind, order_id, payment_key, total as amount, approved_at as at
      from payment
    union all
    select c.position, 'cancel', p.order_id, p.payment_key, c.amount, c.at
      from cancel c join payment p using (payment_key);

-- Orders whose first try broke, for the cards that do so.
create table stumble (
    order_id text primary key
);

-- Answers given, by Idempotency-Key, for 15 days.
create table answer (
    key         text        primary key,
    fingerprint text        not null,
    status      int         not null,
    body        text        not null,
    at          timestamptz not null
);
create index answer_by_age on answer using brin (at);
