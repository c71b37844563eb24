-- The number of each person's last notification: see NotificationStore.
create table notification_count (
    person uuid   primary key,
    last   bigint not null
) with (fillfactor = 50);

create table notification (
    person   uuid        not null,
    number   bigint      not null,
    at       timestamptz not null,
    kind     text        not null,
    document text        not null,
    primary key (person, number)
);
create index notification_by_time on notification (at);
