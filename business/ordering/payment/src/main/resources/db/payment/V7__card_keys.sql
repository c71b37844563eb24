set local lock_timeout = '5s';

-- What pays with a registered card, at each gateway that has issued a key for it. Sealed, and bound to its row; those
-- from when there was one gateway were bound to their card's row, and keep its id.
create table card_key (
    id          uuid  primary key,
    method      uuid  not null,
    gateway     text  not null,
    billing_key bytea not null,
    unique (method, gateway)
);
insert into card_key (id, method, gateway, billing_key) select id, id, 'toss', billing_key from payment_method;
alter table payment_method drop column billing_key;
