create index bell_by_time on bell (at);
drop index bell_by_age;
