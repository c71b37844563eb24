-- Whole metres between two places: great circle on the mean earth radius, as Position.metersTo.
create function meters(lat1 float8, lng1 float8, lat2 float8, lng2 float8) returns bigint
    language sql immutable parallel safe
return round(2 * 6371008.8 * asin(sqrt(least(1,
    sin(radians(lat2 - lat1) / 2) ^ 2
    + cos(radians(lat1)) * cos(radians(lat2)) * sin(radians(lng2 - lng1) / 2) ^ 2))))::bigint;

-- One row per delivery, to lock it by and to find it by what it needs; its truth is its history in `event`.
create table delivery (
    id           uuid        primary key,
    state        text        not null,
    lat          float8      not null,   -- of the shop
    lng          float8      not null,
    accepted_at  timestamptz not null,   -- by the shop; the earliest goes first
    since        timestamptz,            -- when it last came to need a rider, while it does
    until        timestamptz,            -- when its open offer runs out, while there is one
    asked        uuid[]      not null    -- riders asked in this round
) with (fillfactor = 70);

create index delivery_waiting on delivery (accepted_at) where state = 'waiting';
create index delivery_offered on delivery (until) where state = 'offered';

create table rider (
    id       uuid        primary key,
    state    text        not null check (state in ('off', 'free', 'offered', 'busy')),
    lat      float8      not null,
    lng      float8      not null,
    since    timestamptz not null,
    delivery uuid,
    version  bigint      not null,
    bells    bigint      not null default 0,  -- how often their bell has rung
    check ((delivery is not null) = (state in ('offered', 'busy')))
) with (fillfactor = 70);

create index rider_free on rider (lat, lng) where state = 'free';
-- The last belt: whatever else goes wrong, no delivery has two riders.
create unique index rider_by_delivery on rider (delivery) where delivery is not null;

-- What riders were told; sequences have no gaps, in commit order.
create table rider_bell (
    rider    uuid        not null,
    sequence bigint      not null,
    at       timestamptz not null,
    kind     text        not null,
    delivery uuid        not null,
    body     text        not null,
    primary key (rider, sequence)
);
create index rider_bell_by_age on rider_bell using brin (at);
