-- One row per shop; `document` is the JSON that owners see and other services copy, passed on as it is.
create table shop (
    id         uuid        primary key,
    version    bigint      not null check (version > 0),
    owner      uuid        not null,
    state      text        not null check (state in ('REGISTERED', 'APPROVED', 'REFUSED')),
    document   text        not null,
    changed_at timestamptz not null
);

create index shop_of_owner on shop (owner, id);
create index shop_in_state on shop (state, id);
