set local lock_timeout = '5s';

-- What other services copy; the stored document goes out as it is. A shop is never deleted, so there are no tombstones.
create view shops_to_copy as
    select id, version, false as deleted, changed_at, document from shop;

create index shop_changed on shop (changed_at);
