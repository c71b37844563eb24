create table template_items (
    id            uuid        primary key,
    name          text        not null,
    registered_at timestamptz not null
);
