-- To where money goes back that customers have deposited. A deposit can be cancelled for half a year; the rows go with that.
create table refund_account (
    payment uuid        primary key,
    account bytea       not null,
    kept_at timestamptz not null default now()
);
create index refund_account_by_age on refund_account (kept_at);
