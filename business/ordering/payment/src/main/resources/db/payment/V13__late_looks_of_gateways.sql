set local lock_timeout = '5s';

-- Which gateway a late look asks: one that does not answer keeps no other's waiting.
alter table late_look add column gateway text;
