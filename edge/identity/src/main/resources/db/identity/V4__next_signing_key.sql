-- The key that will sign after the current one: made ahead, since making one takes seconds, and published before it signs.
-- In a table of its own, because to nodes of the release before this every key that is not retired signs.
create table next_signing_key (
    kid         text        primary key,
    public_key  bytea       not null,
    private_key bytea       not null,
    created_at  timestamptz not null
);
create unique index next_signing_key_single on next_signing_key ((true));
