import { sessionCheck } from '../scenarios/session-check.ts';
import { verifyRight, verifyWrong } from '../scenarios/verify.ts';

const someRow = '\\set id random(1, :size)';

const charge = `
update shortest.challenge c set attempts_left = attempts_left - 1 from shortest.authenticator t
where c.id = :id and c.attempts_left > 0 and t.account_id = c.account_id
returning c.account_id, t.sealed_secret, t.last_step;`;

/** The challenge is renewed and not removed, so that any number of flows finds one: as much work as a removal. */
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

/** For pgbench, by the name of the scenario whose work it is. */
export const scripts: Readonly<Record<string, string>> = {
  [sessionCheck.name]: `${someRow}${find}`,
  [verifyRight.name]: `${someRow}${charge}${accept}`,
  [verifyWrong.name]: `${someRow}${charge}`,
};
