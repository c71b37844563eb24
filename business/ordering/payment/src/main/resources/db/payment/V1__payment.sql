-- When a payment that is not settled is to be looked at again, and how often that was in vain.
create table payment_due (
    payment uuid        primary key,
    due     timestamptz not null,
    looks   int         not null
);
create index payment_due_by_time on payment_due (due);

-- Registered cards. The billing key is money: encrypted, and bound to its row.
create table payment_method (
    id            uuid        primary key,
    customer      uuid        not null,
    issuer        text        not null,
    number        text        not null,
    billing_key   bytea       not null,
    registered_at timestamptz not null
);
create index payment_method_by_customer on payment_method (customer, id);
