import { afterAll, expect, test } from 'vitest';
import type { Browser } from '../testing/browser.ts';
import type { ActiveMember } from '../testing/people.ts';
import { startBff } from '../testing/start-bff.ts';

const bff = await startBff();
afterAll(() => bff.close());

/** A year of somebody who knows the password and guesses whenever a guess is judged; time passes in the database. */
async function guessForAYear(ann: ActiveMember, browser: Browser): Promise<number> {
  let judged = 0;
  for (let day = 0; day <= 365; day += 1) {
    await bff.age(ann.account, 'attempt_budgets.refilled_at', 86_400);
    for (;;) {
      // A new challenge costs the attacker the password, which they have; so the old one is simply filled up again.
      await bff.query(
        "update challenges set attempts_left = 5, expires_at = now() + interval '10 minutes' where account_id = $1",
        [ann.account.id],
      );
      const code = ann.app.wrongCode();
      const answer = await browser.post('/api/sign-in/challenge/verify', { factor: 'authenticator', code });
      if (answer.status === 429) break;
      expect(answer.status).toBe(422);
      judged += 1;
    }
  }
  return judged;
}

test('SEC-83 a greedy year from untrusted browsers is at most 200 judged guesses', async () => {
  const ann = await bff.activeMember();
  const judged = await guessForAYear(ann, await bff.enterPassword(ann.account));
  expect(judged).toBeLessThanOrEqual(200);
  expect(judged).toBeGreaterThan(190);
}, 120_000);

test('SEC-83 a greedy year with a stolen device cookie is at most 100 more', async () => {
  const ann = await bff.activeMember();
  const thief = bff.browser();
  thief.cookies.set('__Host-dev', (await bff.signInWithApp(ann)).cookies.get('__Host-dev') ?? '');
  const judged = await guessForAYear(ann, await bff.enterPassword(ann.account, thief));
  expect(judged).toBeLessThanOrEqual(100);
  expect(judged).toBeGreaterThan(90);
}, 120_000);
