import { figure } from '@countersign/bff/testing/figure';
import fc from 'fast-check';
import { expect, test, vi } from 'vitest';
import { longTimeouts } from '../../kit/until.ts';
import { openBrowser } from '../kit/http-browser.ts';
import { sessionStatus } from '../kit/member.ts';
import { challenged, challengedWithoutPassword } from './kit/active-member.ts';
import { interleavings } from './kit/interleavings/commands.ts';
import type { Model, Real } from './kit/interleavings/requests.ts';
import {
  browserNames,
  counts,
  emailOf,
  isActive,
  newAccount,
  passwordOf,
  type State,
} from './kit/interleavings/state.ts';
import { unaskedIn } from './kit/interleavings/unasked.ts';
import { newAuthenticator, signed } from './kit/passkeys.ts';
import { breakagesOf, onceServed } from './kit/turned-away.ts';
import { twoReplicas, wireNames } from './kit/two-replicas.ts';

vi.setConfig({ ...longTimeouts, testTimeout: 600_000 });

const system = twoReplicas();

const RUNS = 1_000;
/** So many accounts at a time; the machine's cores are what limits them. */
const LANES = 4;
const SEED = Number(process.env.SECURITY_SEED ?? Date.now() % 1_000_000_000);

/** At both replicas: who is signed in, that nothing given before is, and that the app, a passkey and a recovery code sign in. */
async function lookFromOutside(state: State, { account: { ...account }, browsers, key, tokens }: Real): Promise<void> {
  for (const name of browserNames) {
    const isSignedIn = counts(state, state.browsers[name].session);
    for (const replica of system.replicas) {
      const { body, status } = await browsers[name].at(replica).get('/api/two-factor');
      expect(status).toBe(isSignedIn ? 200 : 401);
      if (isSignedIn) expect(body).toMatchObject({ status: isActive(state) ? 'active' : 'inactive' });
    }
    if (isSignedIn) tokens.delete(browsers[name].cookies.get(wireNames.session) ?? '');
  }
  for (const token of tokens) {
    expect(await sessionStatus(openBrowser(system.replicas[0], new Map([[wireNames.session, token]])))).toBe(401);
  }
  account.password = passwordOf(account, state.password);
  account.email = emailOf(account, state.email);
  if (state.isVoid) {
    const { email, password } = account;
    const { status } = await onceServed(system, () => system.browser().post('/api/sign-in', { email, password }));
    expect(status).toBe(422);
    return;
  }
  if (state.authenticator) {
    // As if the last code were long ago: whether one counts twice has been tried by then.
    await system.query('update authenticators set last_step = 0 where account_id = $1', [account.id]);
    const code = state.authenticator.app.codeAt(Math.floor(Date.now() / 30_000));
    const browser = await challenged(system, account);
    const { status } = await browser.post('/api/sign-in/challenge/verify', { factor: 'authenticator', code });
    expect(status).toBe(200);
  }
  const newest = state.passkeys.at(-1);
  if (newest !== undefined) {
    // One factor is reached by the password; hashing it once more shows nothing new.
    const reach = state.authenticator ? challengedWithoutPassword : challenged;
    const signing = await reach(system, account);
    const credential = key.credentials.find(({ id }) => id.toString('base64url') === newest);
    const proof = await signed(signing, key, '/api/sign-in/challenge/passkey', credential);
    expect((await signing.post('/api/sign-in/challenge/verify', proof)).status).toBe(200);
  }
  const recoveryCode = state.codes?.left.at(-1);
  if (recoveryCode === undefined) return;
  const recovering = await challengedWithoutPassword(system, account);
  const proof = { factor: 'recovery-code', code: recoveryCode };
  expect((await recovering.post('/api/sign-in/challenge/verify', proof)).status).toBe(200);
}

test(`SEC-59, SEC-23: ${RUNS} interleavings over both replicas end as some serial order would`, async () => {
  const tally = new Map<string, number>();
  let commands = 0;
  const ends = { app: 0, both: 0, passkeys: 0 };
  const property = fc.asyncProperty(interleavings, async (requests) => {
    const account = await system.account();
    const real = {
      system,
      unasked: unaskedIn(system),
      account,
      browsers: { desk: system.browser(), phone: system.browser() },
      tokens: new Set<string>(),
      tally,
      key: newAuthenticator(system, { counts: false }),
    };
    const model: Model = { state: newAccount, commands: 0 };
    await fc.asyncModelRun(() => ({ model, real }), requests);
    await lookFromOutside(model.state, real);
    commands += model.commands;
    const { authenticator, passkeys } = model.state;
    if (isActive(model.state)) ends[authenticator ? (passkeys.length > 0 ? 'both' : 'app') : 'passkeys'] += 1;
  });
  const lanes = Array.from({ length: LANES }, (_, lane) =>
    fc.assert(property, { seed: SEED + lane, numRuns: RUNS / LANES, endOnFailure: true }),
  );
  await Promise.all(lanes);
  expect(breakagesOf(system)).toEqual([]);
  const succeeded = [...tally]
    .filter(([what]) => !what.includes('refused') || what.startsWith('remove the last'))
    .toSorted()
    .map(([what, times]) => `${what} ${times}`);
  figure(
    `${RUNS} interleavings from seed ${SEED}: ${commands} commands, ended active ${JSON.stringify(ends)}; ${succeeded.join(', ')}`,
  );
});
