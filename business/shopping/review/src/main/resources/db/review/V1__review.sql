-- One row per order that was delivered or cancelled. One that is cancelled before it is delivered has a row all the
-- same, so that news of the delivery that comes late gives nobody a right.
create table review_right (
    order_id     uuid        primary key,
    state        text        not null check (state in ('open', 'used', 'withdrawn')),
    customer     uuid,
    shop         uuid,
    owner        uuid,
    delivered_at timestamptz,
    check (state = 'withdrawn' or (customer, shop, owner, delivered_at) is not null)
);
create index review_right_open on review_right (customer, delivered_at) where state = 'open';

-- Every review, one per order. A deleted one has lost its words; its row says that the right is used up.
create table review (
    id             uuid        primary key,
    version        bigint      not null check (version > 0),
    order_id       uuid        not null unique,
    customer       uuid        not null,
    shop           uuid        not null,
    owner          uuid        not null,
    delivered_at   timestamptz not null,
    state          text        not null check (state in ('shown', 'hidden', 'deleted')),
    hidden_because text,
    rating         int         not null check (rating between 1 and 5),
    text           text        not null,
    images         text[]      not null,
    author         text        not null,
    written_at     timestamptz not null,
    edited_at      timestamptz,
    answer         text,
    answered_at    timestamptz,
    check ((state = 'hidden') = (hidden_because is not null)),
    check ((answer is null) = (answered_at is null))
);
create index review_newest on review (shop, written_at, id) where state = 'shown';
create index review_best on review (shop, rating, written_at, id) where state = 'shown';
create index review_of_customer on review (customer, written_at, id) where state <> 'deleted';

create table review_like (
    review   uuid        not null references review,
    customer uuid        not null,
    at       timestamptz not null,
    primary key (review, customer)
);

create table review_report (
    id       uuid        primary key,
    review   uuid        not null references review,
    reporter uuid        not null,
    reason   text        not null check (reason in ('abuse', 'false', 'privacy', 'advertising', 'other')),
    text     text        not null,
    at       timestamptz not null,
    unique (review, reporter)
);

-- What operators decided and why; never changed.
create table review_decision (
    id       bigint      generated always as identity primary key,
    review   uuid        not null references review,
    verdict  text        not null check (verdict in ('hide', 'restore')),
    operator uuid        not null,
    reason   text        not null,
    at       timestamptz not null
);
create index review_decision_of_review on review_decision (review, id);

-- How each shop stands, moved by every visible change of one of its reviews.
create table shop_reviews (
    shop       uuid        primary key,
    version    bigint      not null default 0,
    stars_1    int         not null default 0 check (stars_1 >= 0),
    stars_2    int         not null default 0 check (stars_2 >= 0),
    stars_3    int         not null default 0 check (stars_3 >= 0),
    stars_4    int         not null default 0 check (stars_4 >= 0),
    stars_5    int         not null default 0 check (stars_5 >= 0),
    count      int         not null generated always as (stars_1 + stars_2 + stars_3 + stars_4 + stars_5) stored,
    rating_sum bigint      not null
        generated always as (stars_1 + 2::bigint * stars_2 + 3::bigint * stars_3 + 4::bigint * stars_4
                             + 5::bigint * stars_5) stored,
    changed_at timestamptz not null
);
create index shop_reviews_by_change on shop_reviews (changed_at);

create function utc(at timestamptz) returns text language sql stable
return to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"');

-- What others copy. The document is an expression of its own, so that who asks for versions only does not pay for it.
create view shop_reviews_to_copy (id, version, deleted, changed_at, document) as
select s.shop,
       s.version,
       false,
       s.changed_at,
       jsonb_build_object(
           'shopId', s.shop,
           'count', s.count,
           'average', case when s.count = 0 then 0.0 else round(s.rating_sum::numeric / s.count, 1) end,
           'histogram', jsonb_build_object(
               '1', s.stars_1, '2', s.stars_2, '3', s.stars_3, '4', s.stars_4, '5', s.stars_5),
           'newest', (
               select coalesce(
                          jsonb_agg(
                              jsonb_build_object(
                                  'id', r.id,
                                  'rating', r.rating,
                                  'text', r.text,
                                  'images', r.images,
                                  'author', r.author,
                                  'writtenAt', utc(r.written_at),
                                  'editedAt', utc(r.edited_at),
                                  'answer', case
                                      when r.answer is not null
                                      then jsonb_build_object('text', r.answer, 'at', utc(r.answered_at))
                                  end)
                              order by r.written_at desc, r.id desc),
                          '[]')
                 from (select *
                         from review
                        where shop = s.shop
                          and state = 'shown'
                        order by written_at desc, id desc
                        limit 10) r))::text
  from shop_reviews s;
