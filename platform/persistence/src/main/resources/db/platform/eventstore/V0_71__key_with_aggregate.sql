-- Beside everything that goes on, however many events there are. May be run again whatever the last try left. What somebody
-- still builds is waited for, in many short transactions, for a build waits for those that are older. An index that is valid
-- stays; one that is not is renamed, which locks nobody out, and dropped.
do $$ begin
    while exists (select from pg_stat_progress_create_index where relid = 'event'::regclass) loop
        commit;
        perform pg_sleep(0.5);
    end loop;
    if exists (select from pg_index where indexrelid = to_regclass('event_of_aggregate') and not indisvalid) then
        alter index event_of_aggregate rename to event_of_aggregate_invalid;
    end if;
end $$;
drop index concurrently if exists event_of_aggregate_invalid;
create unique index concurrently if not exists event_of_aggregate on event (stream, aggregate, position);
