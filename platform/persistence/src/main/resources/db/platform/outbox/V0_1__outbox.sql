-- What this service tells others. Debezium reads the log of this table; rows stay at least 72 hours, so that a lost
-- replication slot can be made good from them.
create table outbox (
    id            uuid        not null,
    aggregatetype text        not null,
    aggregateid   uuid        not null,
    type          text        not null,
    payload       text        not null,
    sequence      bigint      not null,
    traceparent   text        not null default '',
    at            timestamptz not null,
    primary key (at, id)
) partition by range (at);

create table outbox_default partition of outbox default;

-- One partition per day (UTC), named outbox_YYYYMMDD.
create function outbox_open_day(day date) returns void language plpgsql as $$
begin
    execute format('create table if not exists outbox_%s partition of outbox for values from (%L) to (%L)',
                   to_char(day, 'YYYYMMDD'),
                   day::timestamp at time zone 'UTC', (day + 1)::timestamp at time zone 'UTC');
end $$;

select outbox_open_day((now() at time zone 'UTC')::date + ahead) from generate_series(0, 3) as ahead;

-- Where the log stood when a day was over: its partition may go once the reader has passed that point.
create table outbox_closed_day (
    day date   primary key,
    lsn pg_lsn not null
);

create publication dosirak_outbox for table outbox with (publish = 'insert', publish_via_partition_root = true);
