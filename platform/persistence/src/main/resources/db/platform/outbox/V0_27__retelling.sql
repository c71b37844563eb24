-- The topic that this service's outbox goes to, as Kafka knew it when it was last looked at. Another id under the same
-- name is another topic: what was told lately may be gone with the one before.
create table outbox_topic (
    topic    text        primary key,
    id       text        not null,
    since    timestamptz not null default now()
);

-- What is to be told again, and how far that has come.
create table outbox_retelling (
    id         bigint      generated always as identity primary key,
    aggregates uuid[]      not null, -- none: everything of that time
    from_at    timestamptz not null,
    to_at      timestamptz not null,
    why        text        not null,
    asked_at   timestamptz not null default now(),
    next_at    timestamptz not null,
    next_id    uuid        not null default '00000000-0000-0000-0000-000000000000',
    told       bigint      not null default 0,
    done_at    timestamptz
);
create index outbox_retelling_open on outbox_retelling (id) where done_at is null;
