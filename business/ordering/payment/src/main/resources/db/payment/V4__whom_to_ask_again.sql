set local lock_timeout = '5s';

-- Not only gateways are asked again: the order of an approved payment is, whether it was called off.
alter table late_look add column whom text not null default 'gateway';
drop index late_look_by_time;
create index late_look_by_time on late_look (whom, due);
