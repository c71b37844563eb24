set local lock_timeout = '5s';

-- What an order costs, as its merchant says before anybody pays it in a window.
create table promised_amount (
    order_id text   not null,
    gateway  text   not null,
    total    bigint not null,
    primary key (order_id, gateway)
);
