-- Every ticket in its latest state. `due` is when somebody has to look at it again; a sweep asks for what is due.
create table ticket (
    order_id uuid        primary key,
    version  bigint      not null,
    owner_id uuid        not null,
    state    text        not null,
    document text        not null,
    rung_at  timestamptz,
    due      timestamptz
) with (fillfactor = 70);
create index ticket_due on ticket (due) where due is not null;
create index ticket_of_owner on ticket (owner_id, rung_at desc, order_id desc) where rung_at is not null;
create index ticket_open on ticket (owner_id, rung_at desc, order_id desc) where state in ('ringing', 'acknowledged');

-- The number of each owner's last bell. Its row lock is held until the bell commits, so bells become visible in the
-- order of their numbers, and a number that was rolled back is given again.
create table bell_owner (
    owner_id uuid   primary key,
    last_seq bigint not null
) with (fillfactor = 50);

create table bell (
    owner_id uuid        not null,
    seq      bigint      not null,
    at       timestamptz not null,
    kind     text        not null,
    ring     int         not null,
    state    text        not null,
    document text        not null,
    primary key (owner_id, seq)
);
create index bell_by_age on bell using brin (at);
