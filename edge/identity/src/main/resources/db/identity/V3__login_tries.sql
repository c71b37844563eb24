-- The tries of an address in one row: to count one means to lock it, so a burst is counted exactly, whichever nodes it
-- comes to. The table before it counted failures, after they had happened; it stays for nodes that still run the code of
-- then, and is dropped with the next change.
create table login_try (
    email text          primary key,
    tries timestamptz[] not null,
    last  timestamptz   not null
) with (fillfactor = 70);
create index login_try_by_age on login_try (last);

insert into login_try (email, tries, last)
select email, array_agg(at order by at), max(at) from login_failure group by email;
