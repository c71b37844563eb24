set local lock_timeout = '5s';

-- When a member last changed. Nobody knows it of those who are here already; to copy too much does no harm.
alter table member add column changed_at timestamptz not null default now();
create index member_changed on member (changed_at);

-- What other services may copy, and no more: no address, no phone, no password, no reason of a refusal. Of who left only
-- a tombstone remains.
create view members_to_copy as
    select id, version, state = 'left' as deleted, changed_at,
           case when state = 'left' then '{}'
                else json_build_object('id', id, 'role', role, 'state', state, 'name', name)::text
           end as document
      from member;
