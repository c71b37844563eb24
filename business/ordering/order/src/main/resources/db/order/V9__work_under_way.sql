-- Orders of which the machine has done its part: their shop's bell has rung, or they are off. With `event_placed` they tell
-- how much is under way.
create index event_finished on event (at)
 where type in ('relayed', 'payment-failed', 'payment-cancelled', 'cancelled');
