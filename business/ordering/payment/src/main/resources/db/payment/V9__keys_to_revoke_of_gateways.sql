set local lock_timeout = '5s';

alter table billing_key_to_revoke add column gateway text not null default 'toss';
