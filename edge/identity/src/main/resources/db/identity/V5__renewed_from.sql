set local lock_timeout = '5s';

-- What an imported hash looked like before a login renewed it, as its SHA-256: when the same hash is imported again, the
-- password is still the same, and its logins go on. Empty where nothing was renewed.
alter table credential add column renewed_from bytea;
