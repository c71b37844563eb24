-- Found within one kind of aggregate: see DeliveriesToCopy. Built as in V0_71.
do $$ begin
    while exists (select from pg_stat_progress_create_index where relid = 'event'::regclass) loop
        commit;
        perform pg_sleep(0.5);
    end loop;
    if exists (select from pg_index where indexrelid = to_regclass('event_told_of_kind') and not indisvalid) then
        alter index event_told_of_kind rename to event_told_of_kind_invalid;
    end if;
end $$;
drop index concurrently if exists event_told_of_kind_invalid;
create index concurrently if not exists event_told_of_kind on event (stream, aggregate, position)
    where type not in ('round-started', 'offer-made', 'offer-declined', 'offer-expired', 'barred');
