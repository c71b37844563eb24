-- Everybody who ever registered. Who left has only an id and a role.
create table member (
    id            uuid        primary key,
    role          text        not null check (role in ('customer', 'owner', 'rider', 'operator')),
    state         text        not null check (state in ('pending', 'active', 'refused', 'left')),
    email         text        unique check (email = lower(email)),
    name          text,
    phone         text,
    refusal       text,
    version       bigint      not null,
    registered_at timestamptz not null default now(),
    check ((state = 'left') = (email is null))
);
create index member_by_state on member (state, id);

-- How members prove who they are; apart from what is known of them. Gone when they leave, and their logins with it.
create table credential (
    member   uuid primary key references member,
    password text not null
);

-- Refresh tokens by the SHA-256 of their secret. A login is a family; revoking it deletes its rows.
create table refresh_token (
    hash       text        primary key,
    family     uuid        not null,
    member     uuid        not null references credential on delete cascade,
    expires_at timestamptz not null,
    used_at    timestamptz
);
create index refresh_token_by_family on refresh_token (family);
create index refresh_token_by_member on refresh_token (member);
create index refresh_token_by_expiry on refresh_token (expires_at);

-- Wrong passwords of the last minutes.
create table login_failure (
    email text        not null,
    at    timestamptz not null
);
create index login_failure_by_email on login_failure (email, at);
create index login_failure_by_age on login_failure (at);

-- The key that signs access tokens and those that did; private parts are sealed with a key derived from the service key.
create table signing_key (
    kid         text        primary key,
    public_key  bytea       not null,
    private_key bytea       not null,
    created_at  timestamptz not null,
    retired_at  timestamptz
);
create unique index signing_key_current on signing_key ((true)) where retired_at is null;
