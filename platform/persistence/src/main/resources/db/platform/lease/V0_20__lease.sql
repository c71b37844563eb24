-- Which node does what only one should do at a time, and until when, by this database's clock.
create table lease (
    name    text        primary key,
    holder  uuid        not null default gen_random_uuid(),
    term    bigint      not null default 0,
    ends_at timestamptz not null default now()
);
