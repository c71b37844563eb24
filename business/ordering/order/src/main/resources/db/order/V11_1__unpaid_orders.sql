-- Built as in V0_71.
do $$ begin
    while exists (select from pg_stat_progress_create_index where relid = 'waiting'::regclass) loop
        commit;
        perform pg_sleep(0.5);
    end loop;
    if exists (select from pg_index where indexrelid = to_regclass('waiting_for_money') and not indisvalid) then
        alter index waiting_for_money rename to waiting_for_money_invalid;
    end if;
end $$;
drop index concurrently if exists waiting_for_money_invalid;
create index concurrently if not exists waiting_for_money on waiting (customer) where state = 'payment-pending';
