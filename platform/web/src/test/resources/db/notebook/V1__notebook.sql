create table note (id uuid not null, text text not null, at timestamptz not null default clock_timestamp());
