set local lock_timeout = '5s';

-- What people wrote could hold a NUL until it was refused at the door; one such note would end this migration.
update event
   set payload = regexp_replace(payload, '\\u0000', '', 'g')
 where type = 'placed' and not pg_input_is_valid(payload, 'jsonb');

-- The orders of a customer who left are found by their first event.
create index event_placed_by on event ((payload::jsonb #>> '{bill,customer}')) where type = 'placed';
