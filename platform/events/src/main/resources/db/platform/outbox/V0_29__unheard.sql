-- Aggregates of which a reader was found to know nothing though it has heard on: what it was told of them is told again,
-- after longer and longer pauses.
create table outbox_unheard (
    reader    text        not null,
    aggregate uuid        not null,
    times     int         not null, -- how often they were told again
    told_at   timestamptz not null, -- when they last were
    seen_at   timestamptz not null, -- when the reader last knew nothing
    primary key (reader, aggregate)
);
