-- Members who have left: no card of theirs is registered any more.
create table departed_member (
    member uuid        primary key,
    at     timestamptz not null default now()
);

-- Billing keys of cards that were given up, until the gateway has forgotten them, too. Bound to the id as in
-- payment_method.
create table billing_key_to_revoke (
    id          uuid        primary key,
    billing_key bytea       not null,
    due         timestamptz not null default now(),
    looks       int         not null default 0
);
create index billing_key_to_revoke_by_time on billing_key_to_revoke (due);
