set local lock_timeout = '5s';

-- What was taken before, one gateway took: the one after Toss Payments.
alter table payment add column gateway text not null default 'toss';

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
