-- Rows of a statement that is being read: none of them counts before all are there and the whole is found right. What a
-- crash leaves of them is of no use to anybody.
create unlogged table arriving_settlement_row (
    reading     uuid    not null,
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
    primary key (reading, key)
);
