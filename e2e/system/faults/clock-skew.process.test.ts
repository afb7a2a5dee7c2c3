import { inOneStep } from '@countersign/bff/testing/authenticator-app';
import { freshAddress } from '@countersign/bff/testing/fresh-network';
import { afterAll, beforeAll, describe, expect, inject, test, vi } from 'vitest';
import { DEMO_PASSWORD } from '../../kit/demo-accounts.ts';
import { launchServer, type Server, statusOf } from '../../kit/server.ts';
import { longTimeouts, until } from '../../kit/until.ts';
import { type Browser, openBrowser } from '../kit/http-browser.ts';
import { signIn } from '../kit/member.ts';
import { addMembers, type Member } from './kit/many-members.ts';
import { clockAheadBy } from './kit/skewed.ts';
import { newSystem, type System, underLoad } from './kit/system.ts';

vi.setConfig(longTimeouts);

const SKEW_SECONDS = 45;
const VERIFY = '/api/sign-in/challenge/verify';

let system: System;
let right: Server;
let ahead: Server;
let behind: Server;

/** It says that it is not ready, so nobody waits for that. */
async function startAhead(seconds: number): Promise<Server> {
  const server = await launchServer({ ...system.settings, ...clockAheadBy(seconds) });
  await until('it lives', () => statusOf(server.port, '/api/health/live').then((status) => status === 200));
  return server;
}

beforeAll(async () => {
  system = await newSystem(inject('postgresUrl'));
  right = await system.start();
  [ahead, behind] = await Promise.all([startAhead(SKEW_SECONDS), startAhead(-SKEW_SECONDS)]);
});
afterAll(async () => {
  await ahead?.[Symbol.asyncDispose]();
  await behind?.[Symbol.asyncDispose]();
  await system?.[Symbol.asyncDispose]();
});

const wrongClocks = [
  ['ahead', () => ahead, SKEW_SECONDS],
  ['behind', () => behind, -SKEW_SECONDS],
] as const;
const query: System['database']['query'] = (...question) => system.database.query(...question);

async function someMember(isActive: boolean): Promise<Member> {
  const found = (await addMembers(query, system.keyring, 3)).find((each) => (each.authenticator !== null) === isActive);
  if (!found) throw new Error('There is no such member.');
  return found;
}

async function enterPassword(server: Server, { email }: Member): Promise<Browser> {
  const browser = openBrowser(server, new Map(), { address: freshAddress() });
  expect(await signIn(browser, { email, password: DEMO_PASSWORD })).toMatchObject({ status: 200 });
  return browser;
}

const stepOf = (milliseconds: number) => Math.floor(milliseconds / 30_000);

test('replicas 45 s ahead and 45 s behind under load take the codes of the database, each once', async () => {
  const { interrupted } = await underLoad('clocks 45 s wrong', system, [ahead, right, behind], (load) =>
    load.journeys(8),
  );
  expect(interrupted).toHaveLength(0);
});

describe.each(wrongClocks)('a replica whose clock is 45 s %s', (_, server, skew) => {
  test('is wrong indeed', () => {
    const [line = '{}'] = server().process.stdout.split('\n');
    // It was written a while ago by a right clock.
    const secondsAhead = (Date.parse(JSON.parse(line).at) - Date.now()) / 1_000;
    expect(skew > 0 ? secondsAhead > 0 : secondsAhead < skew).toBe(true);
  });

  test('says that it is not ready, and lives', async () => {
    expect(await statusOf(server().port, '/api/health/ready')).toBe(503);
    expect(await statusOf(server().port, '/api/health/live')).toBe(200);
  });

  test('refuses a code of its own time, and takes one of the database', async () => {
    const member = await someMember(true);
    const browser = await enterPassword(server(), member);
    const verify = (step: number) =>
      browser.post(VERIFY, { factor: 'authenticator', code: member.authenticator?.codeAt(step) });
    await inOneStep(async (step) => {
      // Its own window's far edge.
      const own = stepOf(Date.now() + skew * 1_000) + Math.sign(skew);
      expect(await verify(own)).toMatchObject({ status: 422, body: { code: 'wrong_code' } });
      expect(await verify(step)).toMatchObject({ status: 200 });
    });
  });

  test('lets a challenge, a session and a proof end by the time of the database', async () => {
    // A few seconds on either side of the end, by which clock the replica goes decides.
    const margin = skew > 0 ? 20 : -5;
    const isOver = skew < 0;
    const challenged = await someMember(true);
    const atChallenge = await enterPassword(server(), challenged);
    await query('update challenges set expires_at = now() + make_interval(secs => $2) where account_id = $1', [
      challenged.id,
      margin,
    ]);
    expect(await atChallenge.get('/api/sign-in/challenge')).toMatchObject({ status: isOver ? 410 : 200 });

    const member = await someMember(false);
    const browser = await enterPassword(server(), member);
    await query(
      `update sessions set proved_at = now() - interval '10 min' + make_interval(secs => $2) where account_id = $1`,
      [member.id, margin],
    );
    const begun = await browser.post('/api/two-factor/activation', {});
    expect(begun).toMatchObject(isOver ? { status: 403, body: { code: 'step_up_required' } } : { status: 201 });
    await query('update sessions set expires_at = now() + make_interval(secs => $2) where account_id = $1', [
      member.id,
      margin,
    ]);
    expect(await browser.get('/api/session')).toMatchObject({ status: isOver ? 401 : 200 });
  });
});
