set local lock_timeout = '5s';

-- Whatever comes can be parked: key, value and headers as they came, the key also by its hash, because it may be longer
-- than an index takes. `key` and `payload` are for people: shortened, and without what no text column holds.
--
-- A record is known by its event's id, not by where it lay: a log that was moved or made anew counts from the start.
-- (A node of the version before this one cannot park any more. It waits, and loses nothing, until it is replaced.)
alter table parked
    add column identity   uuid,
    add column key_hash   bytea,
    add column record_key bytea,
    add column value      bytea,
    add column told_at    timestamptz;

update parked
   set key_hash = sha256(convert_to(key, 'UTF8')),
       record_key = convert_to(key, 'UTF8'),
       value = convert_to(payload, 'UTF8'),
       identity = gen_random_uuid();

with known as (
    select id,
           substring(headers from '"ce_id":"([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})"')::uuid as event,
           consumer
      from parked
), first as (
    select min(id) as id, event from known where event is not null group by consumer, event
)
update parked set identity = event from first where parked.id = first.id;

alter table parked
    alter column identity set not null,
    alter column key_hash set not null,
    drop constraint parked_consumer_topic_partition_record_offset_key;
drop index parked_by_key;
create unique index parked_once on parked (consumer, identity);
create index parked_by_key on parked (consumer, key_hash, id);
