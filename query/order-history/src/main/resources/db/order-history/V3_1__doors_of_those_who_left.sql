-- Built as in V0_71.
do $$ begin
    while exists (select from pg_stat_progress_create_index where relid = 'departed_member'::regclass) loop
        commit;
        perform pg_sleep(0.5);
    end loop;
    if exists (select from pg_index where indexrelid = to_regclass('departed_with_door') and not indisvalid) then
        alter index departed_with_door rename to departed_with_door_invalid;
    end if;
end $$;
drop index concurrently if exists departed_with_door_invalid;
create index concurrently if not exists departed_with_door on departed_member (id) where door;
