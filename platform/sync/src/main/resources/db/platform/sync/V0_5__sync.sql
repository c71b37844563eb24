-- Changes heard of and not fetched yet: many notices of one thing are one row.
create table sync_pending (
    domain  text   not null,
    id      uuid   not null,
    version bigint not null,
    primary key (domain, id)
);

-- How far the full import of a domain has come; it goes on from `cursor` after a crash.
create table sync_import (
    domain   text    primary key,
    cursor   uuid,
    complete boolean not null
);
