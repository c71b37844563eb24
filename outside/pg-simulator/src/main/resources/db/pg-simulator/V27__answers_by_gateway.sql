-- Each gateway has keys of its own. May be run again whatever the last try left.
do $$ begin
    while exists (select from pg_stat_progress_create_index where relid = 'answer'::regclass) loop
        commit;
        perform pg_sleep(0.5);
    end loop;
    if exists (select from pg_index where indexrelid = to_regclass('answer_once') and not indisvalid) then
        alter index answer_once rename to answer_once_invalid;
    end if;
end $$;
drop index concurrently if exists answer_once_invalid;
create unique index concurrently if not exists answer_once on answer (key, gateway);
