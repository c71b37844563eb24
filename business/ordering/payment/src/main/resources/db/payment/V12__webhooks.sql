-- Payments of which a gateway has told that something has happened: it is asked what, once for however many words.
-- A row stays for a day after the last word, so that whoever says the same again and again waits longer and longer.
create table webhook_inquiry (
    id       uuid        primary key default gen_random_uuid(),
    payment  uuid        not null,
    gateway  text        not null,
    claim    text        not null,
    heard    int         not null default 1,
    heard_at timestamptz not null,
    asked    int         not null default 0,
    asked_at timestamptz,
    looks    int         not null default 0,
    due      timestamptz,
    unique (payment, gateway)
);
create index webhook_inquiry_by_time on webhook_inquiry (gateway, due) where due is not null;
create index webhook_inquiry_by_age on webhook_inquiry (heard_at);
