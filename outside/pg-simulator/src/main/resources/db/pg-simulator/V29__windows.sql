set local lock_timeout = '5s';

-- Payments made to be authorized in a gateway's window. Money is taken, and another row written, when the merchant
-- confirms.
create table window_payment (
    payment_key text        primary key,
    gateway     text        not null,
    order_id    text        not null,
    order_name  text        not null,
    total       bigint      not null,
    success_url text        not null,
    fail_url    text        not null,
    number      text,
    at          timestamptz not null,
    ended       boolean     not null default false,
    position    bigint      generated always as identity
);
create index window_payment_by_order on window_payment (order_id, gateway, position);
