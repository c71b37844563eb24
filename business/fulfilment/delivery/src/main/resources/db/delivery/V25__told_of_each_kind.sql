set local lock_timeout = '5s';
drop index event_told;
alter index event_told_of_kind rename to event_told;
