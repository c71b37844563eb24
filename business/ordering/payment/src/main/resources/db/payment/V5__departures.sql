set local lock_timeout = '5s';

-- Departures are the platform's by now, and so is their table: as db/platform/departure makes it for other services.
alter table departed_member rename column member to id;
