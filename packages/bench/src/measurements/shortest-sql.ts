import type { Query } from '../world/seed.ts';

const randomId = '\\set id random(1, :size)';

const charge = `
update shortest.challenge c set attempts_left = attempts_left - 1 from shortest.authenticator t
where c.id = :id and c.attempts_left > 0 and t.account_id = c.account_id
returning c.account_id, t.sealed_secret, t.last_step;`;

/** Updates the challenge instead of deleting it, which is as much work and leaves one for the next flow. */
const accept = `
with spent as (
  update shortest.authenticator set last_step = last_step + 1 where account_id = :id returning account_id
), closed as (
  update shortest.challenge set answered = answered + 1 where id = :id returning account_id
), begun as (
  insert into shortest.session select uuid_send(gen_random_uuid()), account_id, now() + interval '1 day' from spent
  returning account_id
)
insert into shortest.event (account_id, kind) select account_id, 'signed-in' from begun;`;

const find = `
select a.email, s.expires_at from shortest.session s join shortest.account a on a.id = s.account_id
where s.token_hash = sha256(int4send(:id)) and s.expires_at > now();`;

/** For pgbench, by the name of the scenario that does the same work. */
export const scripts: Readonly<Record<string, string>> = {
  session: `${randomId}${find}`,
  verify: `${randomId}${charge}${accept}`,
  wrong: `${randomId}${charge}`,
};

/** Tables with the fewest columns that such rows can have, one row per account. */
export async function createShortestTables(query: Query, size: number): Promise<void> {
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
