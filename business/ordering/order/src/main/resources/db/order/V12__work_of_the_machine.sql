-- What the machine is given and what it has done of an order, for admission. Built as in V0_71.
do $$ begin
    while exists (select from pg_stat_progress_create_index where relid = 'event'::regclass) loop
        commit;
        perform pg_sleep(0.5);
    end loop;
    if exists (select from pg_index where indexrelid = to_regclass('event_of_the_machine') and not indisvalid) then
        alter index event_of_the_machine rename to event_of_the_machine_invalid;
    end if;
end $$;
drop index concurrently if exists event_of_the_machine_invalid;
create index concurrently if not exists event_of_the_machine on event (at)
    where type in ('placed', 'relayed', 'payment-failed', 'payment-cancelled', 'cancelled', 'accepted', 'rider-awaited');
