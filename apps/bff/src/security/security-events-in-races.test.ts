import { afterAll, describe, expect, test } from 'vitest';
import { stepNow } from '../testing/authenticator-app.ts';
import type { Answer } from '../testing/browser.ts';
import { type Account, beginActivation } from '../testing/people.ts';
import { notedBy } from '../testing/security-events.ts';
import { startBff } from '../testing/start-bff.ts';

const bff = await startBff();
afterAll(() => bff.close());

const VERIFY = '/api/sign-in/challenge/verify';
const ACTIVATE = '/api/two-factor/activation/confirm';
const DEACTIVATE = '/api/two-factor/deactivation/confirm';

describe('of changes at once only the one that is made is noted', () => {
  const atOnce = (acts: (() => Promise<Answer>)[]) => Promise.all(acts.map((act) => act()));
  const count = async (account: Account, kind: string) =>
    (await bff.securityEvents(account)).filter((event) => event.kind === kind).length;

  test('an activation', async () => {
    const { account, browser } = await bff.member();
    const app = await beginActivation(browser);
    const confirm = () => browser.copy().post(ACTIVATE, { code: app.codeAt(stepNow()) });
    await atOnce([confirm, confirm, confirm]);
    expect(await count(account, 'activated')).toBe(1);
  });

  test('a deactivation', async () => {
    const { account, browser } = await bff.activeMember();
    await browser.post('/api/two-factor/deactivation');
    const code = await bff.inbox.newestCode(account.email);
    const confirm = () => browser.copy().post(DEACTIVATE, { code });
    await atOnce([confirm, confirm, confirm]);
    expect(await count(account, 'deactivated')).toBe(1);
  });

  test('a second step', async () => {
    const ann = await bff.activeMember();
    const browser = await bff.enterPassword(ann.account);
    const code = await bff.freshCode(ann);
    const before = await count(ann.account, 'signed-in');
    const verify = () => browser.copy().post(VERIFY, { factor: 'authenticator', code });
    await atOnce([verify, verify, verify]);
    expect(await count(ann.account, 'signed-in')).toBe(before + 1);
  });

  test('a sign-out', async () => {
    const { account, browser } = await bff.member();
    const signOut = () => browser.copy().delete('/api/session');
    await atOnce([signOut, signOut, signOut]);
    expect(await count(account, 'signed-out')).toBe(1);
  });
});

describe('a change and its event are committed together', () => {
  /** While `act` runs, a commit that wrote such a row for the account fails. */
  async function whileRefused({ id }: Account, table: string, act: () => Promise<Answer>) {
    await bff.query(`
      create or replace function refuse() returns trigger language plpgsql as $$ begin raise 'refused' using errcode = 'disk_full'; end $$;
      create constraint trigger refused after insert on ${table} deferrable initially deferred
        for each row when (new.account_id = '${id}') execute function refuse()`);
    try {
      return await notedBy(bff, { id }, act);
    } finally {
      await bff.query(`drop trigger refused on ${table}`);
    }
  }

  test('no event of a change that was rolled back', async () => {
    const { account, browser } = await bff.member();
    const app = await beginActivation(browser);
    const { answer, events } = await whileRefused(account, 'authenticators', () =>
      browser.post(ACTIVATE, { code: app.codeAt(stepNow()) }),
    );
    expect(answer.status).toBe(503);
    expect(events).toEqual([]);
  });

  test('no change whose event was rolled back', async () => {
    const { account, browser } = await bff.member();
    const app = await beginActivation(browser);
    const { answer } = await whileRefused(account, 'security_events', () =>
      browser.post(ACTIVATE, { code: app.codeAt(stepNow()) }),
    );
    expect(answer.status).toBe(503);
    expect((await browser.get('/api/two-factor')).body).toEqual({ status: 'inactive' });
  });
});
