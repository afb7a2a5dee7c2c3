import { afterAll, expect, test } from 'vitest';
import { createTestSystem } from '../testing/create-test-system.ts';
import { type ActiveMember, requestedFrom } from '../testing/people.ts';

const system = await createTestSystem();
afterAll(() => system.close());
const { activeMember, challenged, mails, query, settled, verifySecondFactor } = system;

const subjectsTo = async ({ account }: Pick<ActiveMember, 'account'>) => {
  await settled();
  return (await mails(account.email)).map(({ subject }) => subject);
};

const WRONG_CODES = 'Wrong codes after your password on Mini Program Platform';

async function answering(someone: ActiveMember, codes: string[], cookie?: string) {
  const { browserToken, challengeToken } = await challenged(someone, cookie);
  const kinds: string[] = [];
  for (const code of codes) {
    const proof = { factor: 'authenticator', code } as const;
    const outcome = await verifySecondFactor({
      challengeToken,
      browserToken,
      sessionToken: undefined,
      proof,
      requestedFrom,
    });
    kinds.push(outcome.kind);
  }
  return kinds;
}

test('a wrong code is on record as refused, a used one as replayed, and both are answered alike', async () => {
  const someone = await activeMember();
  const used = someone.app.code();
  expect(await answering(someone, [used])).toEqual(['signed-in']);
  expect(await answering(someone, [someone.app.wrongCode(), used])).toEqual(['wrong-code', 'wrong-code']);
  expect((await system.securityEvents(someone.account.id)).slice(-3)).toEqual([
    'challenge-opened',
    'code-refused',
    'code-replayed',
  ]);
  const [event] = await query(
    `select factor, address, browser_id is not null as "hasBrowser", session_id from security_events
    where account_id = $1 and kind = 'code-replayed'`,
    [someone.account.id],
  );
  expect(event).toEqual({ factor: 'otp', address: requestedFrom.address, hasBrowser: true, session_id: null });
});

test('SEC-58 three wrong codes are told to the owner, once, with where they came from', async () => {
  const someone = await activeMember();
  const wrong = someone.app.wrongCode();
  await answering(someone, [wrong, wrong]);
  expect(await subjectsTo(someone)).not.toContain(WRONG_CODES);
  await answering(someone, [wrong, wrong, wrong]);
  expect((await subjectsTo(someone)).filter((subject) => subject === WRONG_CODES)).toHaveLength(1);
});

test('those that the right code follows in the same browser are nobody else’s', async () => {
  const someone = await activeMember();
  const wrong = someone.app.wrongCode();
  expect(await answering(someone, [wrong, wrong, someone.app.code()])).toContain('signed-in');
  await answering(someone, [wrong, wrong]);
  expect(await subjectsTo(someone)).not.toContain(WRONG_CODES);
});

test('a record that fails changes no answer, and is not passed over', async () => {
  const someone = await activeMember();
  await settled();
  await query("alter table security_events add constraint away check (kind not in ('code-refused')) not valid");
  try {
    expect(await answering(someone, [someone.app.wrongCode()])).toEqual(['wrong-code']);
    await expect(settled()).rejects.toThrow();
  } finally {
    await query('alter table security_events drop constraint away');
  }
});
