import { figure } from '@countersign/bff/testing/figure';
import { emptyTestDatabase, lockedTable, type TestDatabase } from '@countersign/database/testing';
import { afterAll, beforeAll, expect, inject, test, vi } from 'vitest';
import type { Answer } from '../../kit/exchange.ts';
import { isReady, type Server, startServer } from '../../kit/server.ts';
import { longTimeouts, until } from '../../kit/until.ts';
import { openBrowser } from '../kit/http-browser.ts';
import { activate, freshStepAfter, sessionStatus, signIn } from '../kit/member.ts';
import { onPostgres } from '../kit/settings.ts';

vi.setConfig(longTimeouts);

/** Ten connections, and a line of fifty for each. */
const PLACES = 10 + 500;
const REQUESTS = 600;

let database: TestDatabase;
let server: Server;

beforeAll(async () => {
  database = await emptyTestDatabase(inject('postgresUrl'));
  server = await startServer(onPostgres(database.url));
});
afterAll(async () => {
  await server?.[Symbol.asyncDispose]();
  await database?.close();
});

const refused = {
  status: 503,
  headers: { 'retry-after': expect.stringMatching(/^[1-9][0-9]*$/) },
  body: { code: 'unavailable' },
};

test('with all connections taken the line is bounded: who finds no place is told when to come back, and nothing of it was done', async () => {
  const member = openBrowser(server);
  await signIn(member);
  const { authenticator, spentStep } = await activate(member);
  const other = openBrowser(server);
  expect(await signIn(other)).toMatchObject({ body: { next: 'second-factor' } });

  const release = await lockedTable(database.url, 'sessions');
  const early: Answer[] = [];
  const late: Answer[] = [];
  let isReleased = false;
  const asked = Array.from({ length: REQUESTS }, async () => {
    const answer = await member.get('/api/session');
    (isReleased ? late : early).push(answer);
  });
  await until('those without a place have their answers', () => early.length >= REQUESTS - PLACES);
  const code = authenticator.codeAt(freshStepAfter(spentStep));
  const verify = () => other.post('/api/sign-in/challenge/verify', { factor: 'authenticator', code });
  const refusedVerify = await verify();
  // Busy is not broken: a balancer that took it out would only move its share to the others.
  expect(await isReady(server.port)).toBe(true);
  isReleased = true;
  await release();
  await Promise.all(asked);

  for (const answer of [...early, refusedVerify]) expect(answer).toMatchObject(refused);
  const served = late.filter(({ status }) => status === 200).length;
  for (const answer of late) if (answer.status !== 200) expect(answer).toMatchObject(refused);
  expect(served).toBeGreaterThan(0);
  expect(await verify()).toMatchObject({ status: 200 });
  expect(await sessionStatus(member)).toBe(200);
  const halfSignedIn = await database.query(
    `select 1 from sessions s join authenticators using (account_id) where not s.amr && array['otp', 'email']`,
  );
  expect(halfSignedIn).toEqual([]);
  expect(server.process.stdout).not.toContain('"unexpected"');
  expect(server.process.stderr).toBe('');
  figure(
    `pool exhausted, ${REQUESTS} requests at once: ${early.length} refused at once, ${served} waited and were served, ` +
      `${late.length - served} waited in vain, ${halfSignedIn.length} sessions without both factors`,
  );
});
