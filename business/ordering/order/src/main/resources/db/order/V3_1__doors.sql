-- The orders of a customer who left are found by their first event.
create index event_placed_by on event ((payload::jsonb #>> '{bill,customer}')) where type = 'placed';
