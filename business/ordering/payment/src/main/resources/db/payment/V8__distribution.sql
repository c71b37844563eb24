set local lock_timeout = '5s';

-- What operators have set for a payment gateway; of a gateway without a row nobody has changed anything.
create table gateway_terms (
    gateway     text    primary key,
    weight      int     not null,
    switched_on boolean not null,
    per_second  int     not null,
    least       bigint  not null,
    most        bigint  not null,
    brands_off  text[]  not null,
    methods_off text[]  not null
);

-- Who has changed what of it, and why.
create table gateway_change (
    id        bigint      generated always as identity primary key,
    at        timestamptz not null default now(),
    operator  uuid        not null,
    gateway   text        not null,
    what      text        not null,
    was       text        not null,
    became    text        not null,
    why       text        not null
);

-- Requests to a gateway that nodes were lent in the slot of time that it is, and how many the last one got.
create table gateway_lease (
    gateway      text   primary key,
    slot         bigint not null,
    lent         int    not null,
    for_payments int    not null,
    got          int    not null
) with (fillfactor = 50);
