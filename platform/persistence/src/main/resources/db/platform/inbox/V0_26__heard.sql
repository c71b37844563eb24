-- Up to when each consumer has heard each partition of a stream, by the stream's heartbeats.
create table heard (
    consumer   text        not null,
    stream     text        not null,
    partition  int         not null,
    partitions int         not null,
    at         timestamptz not null,
    noted_at   timestamptz not null default now(),
    primary key (consumer, stream, partition)
) with (fillfactor = 50);
