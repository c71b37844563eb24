-- Answers given to commands, by caller and key; committed together with what the command did.
create table idempotency (
    caller      text        not null,
    key         text        not null,
    fingerprint text        not null,
    status      int         not null,
    body        text        not null,
    at          timestamptz not null,
    primary key (caller, key)
);
create index idempotency_by_age on idempotency using brin (at);
