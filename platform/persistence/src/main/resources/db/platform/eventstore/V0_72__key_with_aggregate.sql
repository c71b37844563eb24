-- In a moment, too: the index is there. It takes the key's name.
set local lock_timeout = '5s';
alter table event drop constraint event_pkey, add constraint event_pkey primary key using index event_of_aggregate;
