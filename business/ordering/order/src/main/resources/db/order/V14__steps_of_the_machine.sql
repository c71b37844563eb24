-- What the machine is given and what it has done of an order, for admission: an order whose customer pays in a window is
-- given to it by its payment. Built as in V0_71.
do $$ begin
    while exists (select from pg_stat_progress_create_index where relid = 'event'::regclass) loop
        commit;
        perform pg_sleep(0.5);
    end loop;
    if exists (select from pg_index where indexrelid = to_regclass('event_step_of_the_machine') and not indisvalid) then
        alter index event_step_of_the_machine rename to event_step_of_the_machine_invalid;
    end if;
end $$;
drop index concurrently if exists event_step_of_the_machine_invalid;
create index concurrently if not exists event_step_of_the_machine on event (at)
    where type in ('placed', 'paid', 'relayed', 'payment-failed', 'payment-cancelled', 'cancelled', 'accepted', 'rider-awaited');
