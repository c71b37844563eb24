set local lock_timeout = '5s';

-- What was here before, one gateway had: the one after Toss Payments.
alter table card_offer add column gateway text not null default 'toss';
alter table billing_key add column gateway text not null default 'toss';
alter table payment add column gateway text not null default 'toss';
alter table stumble add column gateway text not null default 'toss';
alter table answer add column gateway text not null default 'toss';

-- An order is paid once at a gateway; of the others a gateway knows nothing.
alter table payment drop constraint payment_order_id_key;
alter table payment add constraint payment_once unique (order_id, gateway);
alter table stumble drop constraint stumble_pkey;
alter table stumble add primary key (order_id, gateway);
alter table answer drop constraint answer_pkey;
alter table answer add primary key (key, gateway);

create or replace view journal as
    select position, 'approval' as kind, order_id, payment_key, total as amount, approved_at as at, gateway
      from payment
    union all
    select c.position, 'cancel', p.order_id, p.payment_key, c.amount, c.at, p.gateway
      from cancel c join payment p using (payment_key);

create or replace view transaction as
    select payment_key as transaction_key, payment_key, order_id, 'DONE' as status, total as amount, approved_at as at,
           gateway
      from payment
    union all
    select c.transaction_key, c.payment_key, p.order_id,
           case when p.balance = 0 then 'CANCELED' else 'PARTIAL_CANCELED' end, c.amount, c.at, p.gateway
      from cancel c join payment p using (payment_key);

drop index payment_by_time;
create index payment_by_time on payment (gateway, approved_at, payment_key);
