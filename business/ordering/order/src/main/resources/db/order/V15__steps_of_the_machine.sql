set local lock_timeout = '5s';
-- `event_step_of_the_machine` has what it had.
drop index event_of_the_machine;
