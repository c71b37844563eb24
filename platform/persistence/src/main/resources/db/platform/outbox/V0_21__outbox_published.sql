set local lock_timeout = '5s';

-- What is known of the outbox's reader, from one look to the next. Its position alone proves nothing: a slot made anew
-- stands at the end of the log and has read nothing. One and the same session, seen before and after it passed a point
-- that was the end of the log when it was first seen, has read up to there; and whatever it had to make good from the
-- table, it did before that.
create table outbox_reader (
    slot      name   primary key,
    cluster   bigint not null,   -- positions of another cluster mean nothing here
    session   text   not null,
    confirmed pg_lsn not null,
    noted     pg_lsn not null,   -- where the log ended when this session was first seen, or last passed such a point
    published pg_lsn not null    -- up to here everything has been read, whoever the reader is now
);

-- How many rows a day had when it was closed: one more, and it was not over yet.
alter table outbox_closed_day add column cluster bigint, add column rows bigint;
