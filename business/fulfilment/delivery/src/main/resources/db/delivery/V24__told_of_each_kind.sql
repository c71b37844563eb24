-- Found within one kind of aggregate: see DeliveriesToCopy. Made beside everything that goes on; what was left of a try
-- that broke off goes first.
drop index concurrently if exists event_told_of_kind;
create index concurrently event_told_of_kind on event (stream, aggregate, position)
    where type not in ('round-started', 'offer-made', 'offer-declined', 'offer-expired', 'barred');
