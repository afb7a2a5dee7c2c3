-- Lets the role countersign_serving serve and nothing more: it reads and writes rows and changes no table (SEC-89).
-- Its owner creates the tables with `migrate`, then runs this once; what later migrations add is granted by itself.

revoke create on schema public from public;

grant usage on schema public, drizzle to countersign_serving;
grant select, insert, update, delete on all tables in schema public to countersign_serving;
grant usage on all sequences in schema public to countersign_serving;
grant select on drizzle.__drizzle_migrations to countersign_serving;

alter default privileges in schema public grant select, insert, update, delete on tables to countersign_serving;
alter default privileges in schema public grant usage on sequences to countersign_serving;
