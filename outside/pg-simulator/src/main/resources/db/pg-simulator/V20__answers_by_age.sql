set local lock_timeout = '5s';

create index answer_by_time on answer (at);
drop index answer_by_age;
