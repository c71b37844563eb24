-- What the machine is given and what it has done of an order, for admission. Made beside everything that goes on; what was
-- left of a try that broke off goes first. `event_finished` was the half of it.
drop index concurrently if exists event_of_the_machine;
create index concurrently event_of_the_machine on event (at)
 where type in ('placed', 'relayed', 'payment-failed', 'payment-cancelled', 'cancelled', 'accepted', 'rider-awaited');
drop index concurrently if exists event_finished;
