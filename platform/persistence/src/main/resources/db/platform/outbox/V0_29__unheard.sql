set local lock_timeout = '5s';

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

-- What cannot be told again now lets the others go first.
alter table outbox_retelling add column failed_at timestamptz;

-- The topic lacks that time because it was made anew. What nodes of the version before have begun may be of that kind.
alter table outbox_retelling add column topic_lost boolean not null default false;
update outbox_retelling set topic_lost = true where done_at is null and cardinality(aggregates) = 0;

-- When the topic was last there under its id.
alter table outbox_topic add column seen_at timestamptz not null default now();
