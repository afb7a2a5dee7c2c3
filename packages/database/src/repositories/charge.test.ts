import { randomBytes } from 'node:crypto';
import { afterAll, expect, inject, test } from 'vitest';
import { rowOf } from '../connection/sql.ts';
import { chargeGuess } from '../statements/charge-guess.ts';
import { sql } from '../statements/sql.ts';
import { uuid } from '../statements/types.ts';
import { emptyTestDatabase } from '../testing/index.ts';
import { noAttempt } from '../testing/no-attempt.ts';
import { someBrowser } from '../testing/some-browser.ts';
import { someRequest } from '../testing/some-request.ts';
import { createAccounts } from './accounts.ts';
import { createChallenges } from './challenges.ts';
import { chargeFrom } from './charge.ts';

const database = await emptyTestDatabase(inject('postgresUrl'));
afterAll(() => database.close());

const charges = {
  guessable: chargeGuess({
    name: 'test.charge.guessable',
    factor: 'email',
    parameters: { id: uuid },
    answered: (p) => sql`c.id = ${p.id}`,
  }),
  unguessable: chargeGuess({
    name: 'test.charge.unguessable',
    factor: 'email',
    isGuessable: false,
    parameters: { id: uuid },
    answered: (p) => sql`c.id = ${p.id}`,
  }),
};

async function openChallenge() {
  const [accountId, challengeId] = [crypto.randomUUID(), crypto.randomUUID()];
  await createAccounts(database.sql).add({ id: accountId, email: `${accountId}@example.com`, passwordHash: 'x' });
  const tokenHash = new Uint8Array(randomBytes(32));
  const opening = {
    id: challengeId,
    accountId,
    securityEpoch: 0,
    tokenHash,
    browser: someBrowser(),
    attempt: noAttempt,
  };
  await createChallenges(database.sql).open({ ...opening, requestedFrom: someRequest });
  return { accountId, challengeId };
}

const stateOf = async ({ accountId, challengeId }: Awaited<ReturnType<typeof openChallenge>>) =>
  (
    await database.query(
      `select c.attempts_left, c.guesses_charged, b.short_tokens, b.long_tokens
      from challenges c join attempt_budgets b on b.account_id = $2 and b.trust = c.trust where c.id = $1`,
      [challengeId, accountId],
    )
  )[0];

test.each([
  ['guessable', { attempts_left: 4, guesses_charged: 1, short_tokens: 9, long_tokens: 99 }],
  ['unguessable', { attempts_left: 4, guesses_charged: 0, short_tokens: 10, long_tokens: 100 }],
] as const)(
  'an attempt at what is %s costs the challenge one, and the account as much as can be guessed',
  async (kind, left) => {
    const opened = await openChallenge();
    const row = await rowOf(database.sql, charges[kind], { id: opened.challengeId });
    expect(await chargeFrom(database.sql, 'email', row)).toMatchObject({
      kind: 'charged',
      attemptsLeft: 4,
      stored: null,
    });
    expect(await stateOf(opened)).toEqual(left);
  },
);

test('an empty budget refuses guesses, and no attempt at what cannot be guessed', async () => {
  const opened = await openChallenge();
  await database.query('update attempt_budgets set short_tokens = 0 where account_id = $1', [opened.accountId]);
  const chargeBy = async (kind: keyof typeof charges) =>
    chargeFrom(database.sql, 'email', await rowOf(database.sql, charges[kind], { id: opened.challengeId }));
  expect(await chargeBy('guessable')).toMatchObject({ kind: 'refused', accountId: opened.accountId });
  expect(await chargeBy('unguessable')).toMatchObject({ kind: 'charged', attemptsLeft: 4 });
});

test('attempts at what cannot be guessed end with the challenge too', async () => {
  const opened = await openChallenge();
  const charge = async () =>
    chargeFrom(database.sql, 'email', await rowOf(database.sql, charges.unguessable, { id: opened.challengeId }));
  const kinds: string[] = [];
  for (let attempt = 1; attempt <= 6; attempt += 1) kinds.push((await charge()).kind);
  expect(kinds).toEqual(['charged', 'charged', 'charged', 'charged', 'charged', 'gone']);
});
