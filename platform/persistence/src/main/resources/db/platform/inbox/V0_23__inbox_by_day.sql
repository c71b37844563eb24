set local lock_timeout = '5s';

-- One partition per day (UTC) of the message, named inbox_YYYYMMDD. A message's day is read from its id, which begins
-- with the milliseconds of its own time or of what it is about, and not from when it came: so a repeat meets the first
-- one wherever midnight lies between them, and a day is dropped whole. Ids that tell no time, or one long ago, lie in
-- the default partition and go row by row.
--
-- What there is becomes the first partition, from a month ago until tomorrow: next to nothing is copied.
alter table inbox rename to inbox_before;
alter index inbox_pkey rename to inbox_before_pkey;
drop index inbox_by_age;

create table inbox (
    consumer text        not null,
    message  uuid        not null,
    at       timestamptz not null default now(),
    primary key (consumer, message)
) partition by range (message);

create table inbox_default partition of inbox default;
create index inbox_default_by_age on inbox_default (at);

create function first_message_of(day date) returns uuid language sql immutable as $$
    select (lpad(to_hex((extract(epoch from day::timestamp at time zone 'UTC') * 1000)::bigint), 12, '0')
            || repeat('0', 20))::uuid
$$;

do $$
declare
    today date := (now() at time zone 'UTC')::date;
begin
    insert into inbox_default
    select * from inbox_before
     where message >= first_message_of(today + 1) or message < first_message_of(today - 30);
    delete from inbox_before
     where message >= first_message_of(today + 1) or message < first_message_of(today - 30);
    execute format('alter table inbox_before rename to inbox_%s', to_char(today, 'YYYYMMDD'));
    execute format('alter table inbox attach partition inbox_%s for values from (%L) to (%L)',
                   to_char(today, 'YYYYMMDD'), first_message_of(today - 30), first_message_of(today + 1));
end $$;

drop function first_message_of(date);
