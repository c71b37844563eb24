set local lock_timeout = '5s';

-- Accounts at banks, each kept for one payment. What is deposited there is a payment as any other, until the bank
-- undoes the deposit: then there is no payment any more, and the account waits again.
create table virtual_account (
    payment_key   text        primary key,
    gateway       text        not null,
    order_id      text        not null,
    order_name    text        not null,
    total         bigint      not null check (total > 0),
    bank          text        not null,
    number        text        not null unique,
    customer_name text        not null,
    secret        text        not null,
    due_at        timestamptz not null,
    close_key     text,
    close_reason  text,
    closed_at     timestamptz,
    unique (order_id, gateway)
);

-- What has happened to them; refunds are cancels as any other.
create table virtual_account_entry (
    transaction_key text        primary key,
    payment_key     text        not null references virtual_account,
    kind            text        not null check (kind in ('issued', 'deposited', 'undone', 'closed')),
    at              timestamptz not null,
    position        bigint      not null unique default nextval('journal_position')
);
create index virtual_account_entry_by_payment on virtual_account_entry (payment_key, position);
create index virtual_account_entry_by_time on virtual_account_entry (at, transaction_key);

alter table payment add column deposited boolean not null default false;

create or replace view journal as
    select position, 'approval' as kind, order_id, payment_key, total as amount, approved_at as at, gateway
      from payment
     where not deposited
    union all
    select c.position, 'cancel', p.order_id, p.payment_key, c.amount, c.at, p.gateway
      from cancel c join payment p using (payment_key)
    union all
    select e.position, case e.kind when 'deposited' then 'approval' else 'cancel' end, a.order_id, a.payment_key,
           a.total, e.at, a.gateway
      from virtual_account_entry e join virtual_account a using (payment_key)
     where e.kind in ('deposited', 'undone');

-- With what a movement adds to what the merchant has there.
create or replace view transaction as
    select payment_key as transaction_key, payment_key, order_id, 'DONE' as status, total as amount, approved_at as at,
           gateway, total as added, false as deposited
      from payment
     where not deposited
    union all
    select c.transaction_key, c.payment_key, p.order_id,
           case when p.balance = 0 then 'CANCELED' else 'PARTIAL_CANCELED' end, c.amount, c.at, p.gateway, -c.amount,
           p.deposited
      from cancel c join payment p using (payment_key)
    union all
    select e.transaction_key, e.payment_key, a.order_id,
           case e.kind when 'deposited' then 'DONE' when 'closed' then 'CANCELED' else 'WAITING_FOR_DEPOSIT' end,
           a.total, e.at, a.gateway,
           case e.kind when 'deposited' then a.total when 'undone' then -a.total else 0 end, true
      from virtual_account_entry e join virtual_account a using (payment_key);
