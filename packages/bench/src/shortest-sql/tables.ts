import type { Query } from '../postgres/connection.ts';

/** The least that such rows can hold, as many as there are accounts. */
export async function makeShortestTables(query: Query, size: number): Promise<void> {
  await query(`
    create schema shortest;
    create table shortest.account (id int primary key, email text not null unique);
    create table shortest.authenticator (account_id int primary key, sealed_secret bytea not null, last_step bigint not null);
    create table shortest.challenge (id int primary key, account_id int not null, attempts_left int not null, answered int not null);
    create table shortest.session (token_hash bytea primary key, account_id int not null, expires_at timestamptz not null);
    create table shortest.event (id bigint generated always as identity primary key, account_id int not null, kind text not null);
    insert into shortest.account select i, 'member-' || i from generate_series(1, ${size}) i;
    insert into shortest.authenticator select i, sha256(int4send(i)), 0 from generate_series(1, ${size}) i;
    insert into shortest.challenge select i, i, 2000000000, 0 from generate_series(1, ${size}) i;
    insert into shortest.session
      select sha256(int4send(i)), i, now() + interval '1 day' from generate_series(1, ${size}) i`);
  await query('vacuum analyze shortest.account, shortest.authenticator, shortest.challenge, shortest.session');
}
