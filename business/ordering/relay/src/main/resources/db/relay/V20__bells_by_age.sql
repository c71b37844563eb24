set local lock_timeout = '5s';

create index bell_by_time on bell (at);
drop index bell_by_age;
