set local lock_timeout = '5s';

-- Our copy of the shops, in their owner's words; written only by a higher version.
create table shop_copy (
    id        uuid        primary key,
    version   bigint      not null,
    deleted   boolean     not null,
    document  text        not null
);

-- Orders that time may have overtaken are found by when they were placed or paid.
create index event_placed on event (at) where type = 'placed';
create index event_paid on event (at) where type = 'paid';

-- Up to when each search for overdue orders has looked.
create table overdue_mark (
    name text        primary key,
    upto timestamptz not null
);
