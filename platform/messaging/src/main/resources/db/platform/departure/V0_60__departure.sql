-- Members who left, for as long as anything of them may still be here. An id is never given again.
create table departed_member (
    id uuid        primary key,
    at timestamptz not null default now()
);
