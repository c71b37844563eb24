set local lock_timeout = '5s';

-- Of deliveries that were cancelled before they were requested nobody is told: see DeliveriesToCopy.
drop index event_told;
create index event_told on event (stream, position)
    where type not in ('round-started', 'offer-made', 'offer-declined', 'offer-expired', 'barred');
