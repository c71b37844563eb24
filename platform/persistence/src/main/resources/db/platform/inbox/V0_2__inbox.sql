-- Messages already applied, by consumer.
create table inbox (
    consumer text        not null,
    message  uuid        not null,
    at       timestamptz not null default now(),
    primary key (consumer, message)
);
create index inbox_by_age on inbox using brin (at);

-- Records that could not be applied, and those that wait behind them: the oldest of a key goes first.
create table parked (
    id              bigint      generated always as identity primary key,
    consumer        text        not null,
    topic           text        not null,
    partition       int         not null,
    record_offset   bigint      not null,
    key             text        not null,
    headers         text        not null,
    payload         text        not null,
    reason          text        not null,
    attempts        int         not null,
    parked_at       timestamptz not null,
    next_attempt_at timestamptz,
    unique (consumer, topic, partition, record_offset)
);
create index parked_by_key on parked (consumer, key, id);

-- What became of parked records by a person's decision.
create table parked_audit (
    id       bigint      generated always as identity primary key,
    parked   bigint      not null,
    action   text        not null,
    decider  text        not null,
    why      text        not null,
    at       timestamptz not null,
    record   text        not null
);
