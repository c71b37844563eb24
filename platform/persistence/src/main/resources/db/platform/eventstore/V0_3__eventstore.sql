-- The history of every event-sourced aggregate. The primary key is the optimistic lock.
create table event (
    stream   uuid        not null,
    position bigint      not null,
    type     text        not null,
    payload  text        not null,
    at       timestamptz not null,
    primary key (stream, position)
);

-- The state after `position` events, so that a long history need not be replayed from its start.
create table snapshot (
    stream   uuid   primary key,
    position bigint not null,
    form     int    not null,
    type     text   not null,
    payload  text   not null
);
