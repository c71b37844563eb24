-- Our copy of the shops, in their owner's words; written only by a higher version.
create table shop_copy (
    id       uuid    primary key,
    version  bigint  not null,
    deleted  boolean not null,
    document text    not null,
    seal     uuid    not null
);

-- Placements that owners have bought. `budget` is won by the first day on which it holds; `exhausted_until` the midnight
-- until which the day's money is gone.
create table campaign (
    id               uuid             primary key,
    version          bigint           not null check (version > 0),
    shop             uuid             not null,
    owner            uuid             not null,
    starts_at        timestamptz      not null,
    ends_at          timestamptz      not null check (ends_at > starts_at),
    lat              double precision not null,
    lng              double precision not null,
    radius_meters    int              not null,
    position         int              not null,
    budget           jsonb            not null,
    impression_price bigint           not null check (impression_price >= 0),
    click_price      bigint           not null check (click_price >= 0),
    state            text             not null check (state in ('running', 'paused', 'ended', 'stopped', 'deleted')),
    ended_by         text             check (ended_by in ('owner', 'time')),
    stop_reason      text,
    over_at          timestamptz,
    exhausted_until  timestamptz,
    changed_at       timestamptz      not null,
    check ((state = 'ended') = (ended_by is not null)),
    check ((state = 'stopped') = (stop_reason is not null)),
    check ((state in ('ended', 'stopped')) = (over_at is not null))
);

create index campaign_of_owner on campaign (owner, id);
create index campaign_of_shop_open on campaign (shop) where state in ('running', 'paused');
create index campaign_open_until on campaign (ends_at) where state in ('running', 'paused');
create index campaign_by_change on campaign (changed_at);

-- What was seen of a campaign on a day in Seoul, and what of it was charged.
create table ad_day (
    campaign    uuid   not null references campaign,
    day         date   not null,
    impressions bigint not null check (impressions >= 0),
    clicks      bigint not null check (clicks >= 0),
    spent       bigint not null check (spent >= 0),
    primary key (campaign, day)
);

-- What other services copy: where and when to show what, and nothing about money. A deleted campaign is a tombstone.
create view ads_to_copy (id, version, deleted, changed_at, document) as
select id, version, state = 'deleted', changed_at,
       case when state = 'deleted' then '{}' else json_build_object(
           'id', id,
           'shopId', shop,
           'state', state,
           'from', to_char(starts_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
           'to', to_char(ends_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
           'center', json_build_object('lat', lat, 'lng', lng),
           'radiusMeters', radius_meters,
           'position', position,
           'exhaustedUntil', to_char(exhausted_until at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'))::text
       end
  from campaign;
