set local lock_timeout = '5s';

-- When a ticket last changed, so that those of a span of time are found. An index of this kind leaves updates in place.
alter table ticket add column changed_at timestamptz not null default now();
create index ticket_by_change on ticket using brin (changed_at) with (autosummarize = on);
