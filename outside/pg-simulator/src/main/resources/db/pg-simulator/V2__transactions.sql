set local lock_timeout = '5s';

-- What merchants are told of every movement of money, by time.
create view transaction as
    select payment_key as transaction_key, payment_key, order_id, 'DONE' as status, total as amount, approved_at as at
      from payment
    union all
    select c.transaction_key, c.payment_key, p.order_id,
           case when p.balance = 0 then 'CANCELED' else 'PARTIAL_CANCELED' end, c.amount, c.at
      from cancel c join payment p using (payment_key);

create index payment_by_time on payment (approved_at, payment_key);
create index cancel_by_time on cancel (at, transaction_key);
