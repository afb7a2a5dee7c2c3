import { connectPostgres } from '@countersign/database';
import { afterAll, describe, expect, test } from 'vitest';
import { replicaOver } from './testing/replica.ts';
import { startBff } from './testing/start-bff.ts';

const bff = await startBff();
afterAll(() => bff.close());

/** A port that nothing listens on: the database of a replica that has lost it. */
const nowhere = connectPostgres({
  url: 'postgres://nobody@127.0.0.1:9/nothing',
  poolSize: 2,
  onConnectionLost: () => {},
});
const lost = await replicaOver(nowhere, { keyring: bff.keyring, mailUrl: 'http://127.0.0.1:9' });
afterAll(() => nowhere.close());

describe('SEC-36 without its database a replica skips no step', () => {
  test.each([
    ['GET', '/api/session'],
    ['GET', '/api/two-factor'],
    ['GET', '/api/sign-in/challenge'],
    ['DELETE', '/api/session'],
    ['DELETE', '/api/sign-in/challenge'],
    ['POST', '/api/sign-in'],
    ['POST', '/api/sign-in/challenge/verify'],
    ['POST', '/api/sign-in/challenge/email-code'],
    ['POST', '/api/two-factor/activation/confirm'],
    ['POST', '/api/two-factor/deactivation/confirm'],
  ])('%s %s → 503 unavailable, with when to try again', async (method, path) => {
    const ann = await bff.activeMember();
    await bff.enterPassword(ann.account, ann.browser);
    const cookies = new Map(ann.browser.cookies);
    const bodies: Record<string, object> = {
      '/api/sign-in': { email: ann.account.email, password: ann.account.password },
      '/api/sign-in/challenge/verify': { factor: 'authenticator', code: await bff.freshCode(ann) },
      '/api/sign-in/challenge/email-code': {},
    };
    const body = JSON.stringify(bodies[path] ?? { code: '123456' });
    const answer = await ann.browser.through(lost.app).send({ method, path, ...(method === 'POST' && { body }) });
    expect(answer).toMatchObject({ status: 503, body: { code: 'unavailable' }, cookies: [] });
    expect(Number(answer.headers.get('Retry-After'))).toBeGreaterThan(0);
    expect(ann.browser.cookies).toEqual(cookies);
  });

  test('GET /api/health/ready → 503, GET /api/health/live → 200', async () => {
    const browser = bff.browser(lost.app);
    expect((await browser.get('/api/health/ready')).status).toBe(503);
    expect((await browser.get('/api/health/live')).status).toBe(200);
  });

  test('and what it logs is no statement and no value of one', async () => {
    lost.log.length = 0;
    const browser = bff.browser(lost.app);
    await browser.post('/api/sign-in', { email: 'somebody@example.com', password: 'a password to be found' });
    const logged = lost.log.join('');
    expect(logged).toContain('ECONNREFUSED');
    expect(logged).toContain('"event":"unavailable"');
    for (const secret of ['select', 'somebody', 'a password', 'nobody@']) expect(logged).not.toContain(secret);
  });
});
