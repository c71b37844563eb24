create table dish (
    id   bigint generated always as identity primary key,
    name text not null
);

insert into dish (name) values ('김밥'), ('떡볶이');
