-- Found within one kind of aggregate: see DeliveriesToCopy.
drop index event_told;
create index event_told on event (stream, aggregate, position)
    where type not in ('round-started', 'offer-made', 'offer-declined', 'offer-expired', 'barred');
