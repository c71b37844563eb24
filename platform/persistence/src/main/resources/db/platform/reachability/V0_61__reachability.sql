-- Since when people can reach the service without a break, when that was last so, and when a gateway last knocked.
create table reachability (
    id         boolean     primary key default true check (id), -- one row
    since      timestamptz not null default now(),
    at         timestamptz not null default now(),
    knocked_at timestamptz
) with (fillfactor = 50);
insert into reachability default values;
