-- What changes about an order: one small row, so that an update stays on its page. `timeline` is a set of steps by the
-- order's version; `state` is that of the highest. What only the placing tells is null until it is heard.
create table order_view (
    order_id          uuid primary key,
    customer_id       uuid,
    shop_id           uuid,
    owner_id          uuid,
    placed_at         timestamptz,
    sequence          bigint not null default 0,
    state             text   not null default '',
    timeline          jsonb  not null default '{}',
    -- who carried it, as the order says, and who is to carry it, as the delivery says
    carried_by        uuid,
    carried_sequence  bigint not null default 0,
    assigned_to       uuid,
    assigned_sequence bigint not null default 0,
    assigned_at       timestamptz,
    rider_id          uuid    generated always as (coalesce(carried_by, assigned_to)) stored,
    open              boolean generated always as
                          (state not in ('payment-failed', 'payment-cancelled', 'delivered', 'refunded')) stored
) with (fillfactor = 50, autovacuum_vacuum_scale_factor = 0.05);

create index order_view_of_customer on order_view (customer_id, placed_at desc, order_id desc);
create index order_view_of_owner    on order_view (owner_id,    placed_at desc, order_id desc);
create index order_view_of_rider    on order_view (rider_id,    placed_at desc, order_id desc);
create index open_order_of_customer on order_view (customer_id, placed_at desc, order_id desc) where open;
create index open_order_of_owner    on order_view (owner_id,    placed_at desc, order_id desc) where open;
create index open_order_of_rider    on order_view (rider_id,    placed_at desc, order_id desc) where open;

-- What was ordered: written once.
create table receipt (
    order_id uuid primary key,
    document text not null
);

-- Everything told until then has been applied.
create table freshness (
    only_one boolean     primary key default true check (only_one),
    as_of    timestamptz not null
);
insert into freshness (as_of) values ('1970-01-01T00:00:00Z');
