-- An order is paid once at a gateway; of the others a gateway knows nothing. May be run again whatever the last try left.
do $$ begin
    while exists (select from pg_stat_progress_create_index where relid = 'payment'::regclass) loop
        commit;
        perform pg_sleep(0.5);
    end loop;
    if exists (select from pg_index where indexrelid = to_regclass('payment_once') and not indisvalid) then
        alter index payment_once rename to payment_once_invalid;
    end if;
end $$;
drop index concurrently if exists payment_once_invalid;
create unique index concurrently if not exists payment_once on payment (order_id, gateway);
