-- Orders of which the machine has done its part: their shop's bell has rung, or they are off. With `event_placed` they tell
-- how much is under way. Built as in V0_71.
do $$ begin
    while exists (select from pg_stat_progress_create_index where relid = 'event'::regclass) loop
        commit;
        perform pg_sleep(0.5);
    end loop;
    if exists (select from pg_index where indexrelid = to_regclass('event_finished') and not indisvalid) then
        alter index event_finished rename to event_finished_invalid;
    end if;
end $$;
drop index concurrently if exists event_finished_invalid;
create index concurrently if not exists event_finished on event (at)
 where type in ('relayed', 'payment-failed', 'payment-cancelled', 'cancelled');
