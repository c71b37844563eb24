set local lock_timeout = '5s';

alter table payment
    drop constraint payment_order_id_key,
    add constraint payment_once unique using index payment_once;
