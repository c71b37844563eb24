set local lock_timeout = '5s';

create index rider_bell_by_time on rider_bell (at);
drop index rider_bell_by_age;
