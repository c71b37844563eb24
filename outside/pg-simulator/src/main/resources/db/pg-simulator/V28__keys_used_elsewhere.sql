set local lock_timeout = '5s';

alter table answer
    drop constraint answer_pkey,
    add constraint answer_once primary key using index answer_once;
