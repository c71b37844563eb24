set local lock_timeout = '5s';

alter table answer add column gateway text not null default 'toss';
