-- Beside everything that goes on, however many events there are. What was left of a try that broke off goes first.
drop index concurrently if exists event_of_aggregate;
create unique index concurrently event_of_aggregate on event (stream, aggregate, position);
