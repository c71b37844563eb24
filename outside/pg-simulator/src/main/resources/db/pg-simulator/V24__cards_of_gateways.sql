set local lock_timeout = '5s';

-- A key that was deleted pays no more, and may still be asked for.
alter table billing_key
    add column gateway text not null default 'toss',
    add column deleted_at timestamptz;
