set local lock_timeout = '5s';

-- What a payment in the queue waits for, since when, and where its pauses end.
alter table payment_due
    add column state         text        not null default 'requested',
    add column since         timestamptz not null default now(),
    add column longest_pause interval    not null default interval '1 minute';

-- Payments that came to nothing after the gateway was asked: it is asked again whether it took the money after all.
create table late_look (
    payment  uuid        primary key,
    ended_at timestamptz not null,
    number   int         not null,
    due      timestamptz not null
);
create index late_look_by_time on late_look (due);

-- What people should look at, and what they did about it. Without done_by it came right by itself.
create table operator_task (
    id      bigint      generated always as identity primary key,
    kind    text        not null,
    about   text        not null,
    detail  text        not null,
    since   timestamptz not null default now(),
    done_at timestamptz,
    done_by uuid,
    note    text
);
create unique index operator_task_open on operator_task (about, kind) where done_at is null;

-- Up to when the gateway's journal was compared, by each reading of it.
create table journal_mark (
    pass  text        primary key,
    up_to timestamptz not null
);
