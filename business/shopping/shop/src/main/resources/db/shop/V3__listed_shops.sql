set local lock_timeout = '5s';

-- What people wrote could hold a NUL until it was refused at the door; one such notice would end this migration.
update shop
   set document = regexp_replace(document, '\\u0000', '', 'g')
 where not pg_input_is_valid(document, 'jsonb');

-- Lists show shops without their menus, so that a page of them is small however large the menus are. The database makes it
-- of the document by itself, so it is right whichever version of the service wrote that. To make it of those
-- that are there holds the table, for a moment: shops are some thousands.
alter table shop add column listed jsonb generated always as (document::jsonb - 'menu') stored;
