import { connectPostgres } from '@countersign/database';
import { afterAll, describe, expect, test } from 'vitest';
import { replicaOver } from '../testing/replica.ts';
import { startBff } from '../testing/start-bff.ts';

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

describe('a change that Postgres undoes for the sake of others, however often it is made again', () => {
  const undo = (times: string) =>
    bff.query(`
      create sequence undone;
      create function undo() returns trigger language plpgsql as $$ begin
        if nextval('undone') ${times} then raise exception using errcode = 'deadlock_detected'; end if;
        return new;
      end $$;
      create trigger undo before insert on sessions for each row execute function undo()`);
  const leaveAlone = () => bff.query('drop trigger undo on sessions; drop function undo; drop sequence undone');

  const signInAnew = async () => {
    const ann = await bff.activeMember();
    const browser = bff.browser();
    await bff.enterPassword(ann.account, browser);
    const code = await bff.freshCode(ann);
    const verify = () => browser.post('/api/sign-in/challenge/verify', { factor: 'authenticator', code });
    const sessions = () => bff.query('select id from sessions where account_id = $1', [ann.account.id]);
    return { before: await sessions(), sessions, verify };
  };

  test('is a 503 that begins no session, and the same code is right afterwards', async () => {
    const { before, sessions, verify } = await signInAnew();
    await undo('> 0');
    const answer = await verify();
    expect(await bff.query('select last_value::int as runs from undone')).toEqual([{ runs: 3 }]);
    await leaveAlone();
    expect(answer).toMatchObject({ status: 503, body: { code: 'unavailable' } });
    expect(Number(answer.headers.get('Retry-After'))).toBeGreaterThan(0);
    expect(await sessions()).toEqual(before);
    expect(await verify()).toMatchObject({ status: 200, body: { next: 'signed-in' } });
  });

  test('is made again unnoticed when it is undone twice', async () => {
    const { before, sessions, verify } = await signInAnew();
    await undo('<= 2');
    const answer = await verify();
    await leaveAlone();
    expect(answer).toMatchObject({ status: 200, body: { next: 'signed-in' } });
    expect(await sessions()).toHaveLength(before.length + 1);
  });
});
