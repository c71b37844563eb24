set local lock_timeout = '5s';

-- What people wrote could hold a NUL until it was refused at the door; one such note would end this migration.
update event
   set payload = regexp_replace(payload, '\\u0000', '', 'g')
 where position = 1 and not pg_input_is_valid(payload, 'jsonb');
update rider_bell
   set body = regexp_replace(body, '\\u0000', '', 'g')
 where not pg_input_is_valid(body, 'jsonb');

-- A sign of life, in the database's time; how often in a row a rider let an offer run out; and who is no member any more.
alter table rider
    add column seen    timestamptz not null default now(),
    add column missed  int         not null default 0,
    add column left_us boolean     not null default false;
create index rider_silent on rider (seen) where state in ('free', 'busy');

-- Since when a delivery is in its state and whose it is: what waits too long is found by that.
alter table delivery
    add column moved    timestamptz not null default now(),
    add column rider    uuid,
    add column customer uuid,
    add column door     boolean     not null default true; -- whether the customer's door is still known
update delivery d set rider = (select r.id from rider r where r.delivery = d.id);
update delivery d
   set customer = (e.payload::jsonb #>> '{errand,customer}')::uuid
  from event e
 where e.stream = d.id and e.position = 1;
create index delivery_under_way on delivery (state, moved) where state in ('waiting', 'assigned', 'picked-up', 'delayed');
create index delivery_with_door on delivery (moved) where door and state in ('delivered', 'lost', 'withdrawn');
create index delivery_of_customer on delivery (customer) where door;

-- Riders kept the door and phone of everybody they had ever been to.
update rider_bell b
   set body = jsonb_set(body::jsonb || '{"noteToRider": ""}', '{deliverTo}',
                        body::jsonb -> 'deliverTo' || '{"detail": null, "phone": null}')::text
 where not exists (select from rider r where r.id = b.rider and r.delivery = b.delivery and r.state = 'busy');
