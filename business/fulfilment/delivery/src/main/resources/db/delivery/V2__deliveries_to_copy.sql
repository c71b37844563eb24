set local lock_timeout = '5s';

-- The last thing that others were told of each delivery is found without a look at what they were not told.
create index event_told on event (stream, position)
    where type not in ('round-started', 'offer-made', 'offer-declined', 'offer-expired');
