import { figure } from '@countersign/bff/testing/figure';
import fc from 'fast-check';
import { expect, test, vi } from 'vitest';
import { longTimeouts } from '../../kit/until.ts';
import { openBrowser } from '../kit/http-browser.ts';
import { sessionStatus } from '../kit/member.ts';
import { challenged } from './kit/active-member.ts';
import { interleavings } from './kit/interleavings/commands.ts';
import type { Model, Real } from './kit/interleavings/requests.ts';
import { browserNames, counts, newAccount, type State } from './kit/interleavings/state.ts';
import { twoReplicas, wireNames } from './kit/two-replicas.ts';

vi.setConfig({ ...longTimeouts, testTimeout: 600_000 });

const system = twoReplicas();

const RUNS = 1_000;
/** So many accounts at a time; the machine's cores are what limits them. */
const LANES = 4;
const SEED = Number(process.env.SECURITY_SEED ?? Date.now() % 1_000_000_000);

/** At both replicas: who is signed in, that nothing given before is, and that an active authenticator signs in. */
async function lookFromOutside(state: State, { account, browsers, tokens }: Real): Promise<void> {
  for (const name of browserNames) {
    const isSignedIn = counts(state, state.browsers[name].session);
    for (const replica of system.replicas) {
      const { body, status } = await browsers[name].at(replica).get('/api/two-factor');
      expect(status).toBe(isSignedIn ? 200 : 401);
      if (isSignedIn) expect(body).toMatchObject({ status: state.active ? 'active' : 'inactive' });
    }
    if (isSignedIn) tokens.delete(browsers[name].cookies.get(wireNames.session) ?? '');
  }
  for (const token of tokens) {
    expect(await sessionStatus(openBrowser(system.replicas[0], new Map([[wireNames.session, token]])))).toBe(401);
  }
  if (!state.active) return;
  // As if the last code were long ago: whether one counts twice has been tried by then.
  await system.query('update authenticators set last_step = 0 where account_id = $1', [account.id]);
  const code = state.active.app.codeAt(Math.floor(Date.now() / 30_000));
  const browser = await challenged(system, account);
  const { status } = await browser.post('/api/sign-in/challenge/verify', { factor: 'authenticator', code });
  expect(status).toBe(200);
}

test(`SEC-59, SEC-23: ${RUNS} interleavings over both replicas end as some serial order would`, async () => {
  const tally = new Map<string, number>();
  let commands = 0;
  let activeAtTheEnd = 0;
  const property = fc.asyncProperty(interleavings, async (requests) => {
    const account = await system.account();
    const real = {
      system,
      account,
      browsers: { desk: system.browser(), phone: system.browser() },
      tokens: new Set<string>(),
      tally,
    };
    const model: Model = { state: newAccount, commands: 0 };
    await fc.asyncModelRun(() => ({ model, real }), requests);
    await lookFromOutside(model.state, real);
    commands += model.commands;
    if (model.state.active) activeAtTheEnd += 1;
  });
  const lanes = Array.from({ length: LANES }, (_, lane) =>
    fc.assert(property, { seed: SEED + lane, numRuns: RUNS / LANES, endOnFailure: true }),
  );
  await Promise.all(lanes);
  const succeeded = [...tally]
    .filter(([what]) => !what.includes('refused'))
    .toSorted()
    .map(([what, times]) => `${what} ${times}`);
  figure(
    `${RUNS} interleavings from seed ${SEED}: ${commands} commands, ${activeAtTheEnd} ended active; ${succeeded.join(', ')}`,
  );
});
