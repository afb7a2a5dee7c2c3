import { afterAll, describe, expect, test } from 'vitest';
import { stepNow } from '../testing/authenticator-app.ts';
import type { Browser } from '../testing/browser.ts';
import { passwordResetsAt } from '../testing/password-resets.ts';
import type { ActiveMember, Member } from '../testing/people.ts';
import { beginActivation, beginMove } from '../testing/people.ts';
import { startBff } from '../testing/start-bff.ts';

const bff = await startBff();
const replica = await bff.replica();
afterAll(async () => {
  await replica.settled();
  await bff.close();
});

const undo = (token: string, browser: Browser = bff.browser()) => browser.post('/api/undo', { token });
const resets = passwordResetsAt(bff);
const gone = { status: 410, body: { code: 'link_gone' }, cookies: [] };

async function settled(): Promise<void> {
  await bff.settled();
  await replica.settled();
}

/** As whoever has the session and reads the mailbox can; returns the token of the link in the notice. */
async function deactivated({ account, browser }: Member): Promise<string> {
  expect((await browser.post('/api/two-factor/deactivation')).status).toBe(202);
  const code = await bff.inbox.newestCode(account.email);
  expect((await browser.post('/api/two-factor/deactivation/confirm', { code })).status).toBe(200);
  await settled();
  return newest(await bff.inbox.undoTokens(account.email, 'deactivated'));
}

async function activated({ account, browser }: Member): Promise<string> {
  await bff.activate(browser);
  await settled();
  return newest(await bff.inbox.undoTokens(account.email, 'activated'));
}

function newest(tokens: string[]): string {
  const token = tokens.at(-1);
  if (token === undefined) throw new Error('No such link was mailed.');
  return token;
}

const factorsOf = ({ account }: Member) =>
  bff.query(
    `select t.id, t.sealed_secret, t.last_step, r.id as codes, r.macs
    from authenticators t full join recovery_codes r on r.account_id = t.account_id where $1 in (t.account_id, r.account_id)`,
    [account.id],
  );

/** With a new password, since an undo ends the one that there was. */
async function signIn(member: ActiveMember): Promise<number> {
  const { email, password } = member.account;
  expect((await bff.browser().post('/api/sign-in', { email, password })).status).toBe(422);
  const browser = await bff.enterPassword(await resets.reset(member.account));
  const code = await bff.freshCode(member);
  return (await browser.post('/api/sign-in/challenge/verify', { factor: 'authenticator', code })).status;
}

test('SEC-53 the link needs no session, ends every one, that of the thief first, and the old authenticator signs in', async () => {
  const owner = await bff.activeMember();
  const token = await deactivated(owner);
  const elsewhere = await bff.enterPassword(owner.account);
  expect((await elsewhere.get('/api/session')).status).toBe(200);
  expect(await undo(token)).toMatchObject({ status: 200, body: { undone: 'deactivated' }, cookies: [] });
  await settled();
  for (const browser of [owner.browser, elsewhere]) expect((await browser.get('/api/session')).status).toBe(401);
  expect(await signIn(owner)).toBe(200);
});

test('SEC-54 a thief who activates an authenticator of theirs after a deactivation loses both, the newest first', async () => {
  const owner = await bff.activeMember();
  const before = await factorsOf(owner);
  const first = await deactivated(owner);
  const second = await activated(owner);
  expect(await undo(first)).toMatchObject({ status: 409, body: { code: 'newer_change' }, cookies: [] });
  expect((await owner.browser.get('/api/session')).status).toBe(200);
  expect(await undo(second)).toMatchObject({ status: 200, body: { undone: 'activated' } });
  expect(await undo(first)).toMatchObject({ status: 200, body: { undone: 'deactivated' } });
  expect(await factorsOf(owner)).toEqual(before);
  expect(await signIn(owner)).toBe(200);
});

test('SEC-53 whoever knows only the password cannot begin anything between a deactivation and its undo that outlives it', async () => {
  const owner = await bff.activeMember();
  const token = await deactivated(owner);
  const thief = await bff.enterPassword(owner.account);
  const app = await beginActivation(thief);
  expect((await thief.post('/api/step-up', { password: owner.account.password })).status).toBe(204);
  expect((await undo(token)).status).toBe(200);
  expect((await thief.post('/api/two-factor/activation/confirm', { code: app.codeAt(stepNow()) })).status).toBe(401);
  expect(await signIn(owner)).toBe(200);
});

describe('the link', () => {
  test('changes the account that it was mailed to and no other, whoever is signed in where it is opened', async () => {
    const [owner, other] = [await bff.activeMember(), await bff.activeMember()];
    const before = await factorsOf(other);
    const token = await deactivated(owner);
    expect((await undo(token, other.browser)).status).toBe(200);
    expect((await other.browser.get('/api/session')).status).toBe(200);
    expect(await factorsOf(other)).toEqual(before);
  });

  test('SEC-59 works once, also when it is used twenty times at once on two replicas', async () => {
    const owner = await bff.activeMember();
    const token = await deactivated(owner);
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, index) => undo(token, bff.browser(index % 2 === 0 ? bff.app : replica.app))),
    );
    await settled();
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    expect(answers.filter(({ status }) => status === 410)).toHaveLength(19);
    expect(await undo(token)).toMatchObject(gone);
    const notices = (await bff.inbox.mails(owner.account.email)).filter(({ subject }) => /taken back/.test(subject));
    expect(notices).toHaveLength(1);
    const events = "select 1 from security_events where account_id = $1 and kind = 'change-undone'";
    expect(await bff.query(events, [owner.account.id])).toHaveLength(1);
  });

  test('SEC-59 beside a move that is confirmed at the same moment: one serial order, and never active with nothing', async () => {
    for (let round = 0; round < 4; round += 1) {
      const owner = await bff.activeMember();
      await settled();
      const token = newest(await bff.inbox.undoTokens(owner.account.email, 'activated'));
      const app = await beginMove(owner.browser);
      const [moved, taken] = await Promise.all([
        owner.browser.post('/api/two-factor/move/confirm', { code: app.codeAt(stepNow()) }),
        undo(token, bff.browser(replica.app)),
      ]);
      await settled();
      const [authenticators, codes] = await Promise.all(
        ['authenticators', 'recovery_codes'].map(
          async (table) => (await bff.query(`select 1 from ${table} where account_id = $1`, [owner.account.id])).length,
        ),
      );
      // 503 where one had to wait for the other for longer than a statement may: nothing of it has happened.
      if (taken.status === 200) {
        expect([401, 409, 503]).toContain(moved.status);
        expect([authenticators, codes]).toEqual([0, 0]);
      } else {
        expect(moved.status).toBe(200);
        expect([409, 503]).toContain(taken.status);
        expect([authenticators, codes]).toEqual([1, 1]);
      }
    }
  });

  test('lives for 72 hours by the clock of the database', async () => {
    const [early, late] = [await bff.activeMember(), await bff.activeMember()];
    const tokens = [await deactivated(early), await deactivated(late)];
    const age = (member: Member, minutes: number) =>
      bff.query(
        'update reversible_changes set expires_at = created_at + make_interval(hours => 72) - make_interval(mins => $2) where account_id = $1',
        [member.account.id, minutes],
      );
    await age(early, 72 * 60 - 1);
    await age(late, 72 * 60);
    expect((await undo(tokens[0] ?? '')).status).toBe(200);
    expect(await undo(tokens[1] ?? '')).toMatchObject(gone);
  });

  test('is of our own address, holds its token in the fragment, and neither the log nor the database has it', async () => {
    const owner = await bff.activeMember();
    const token = await deactivated(owner);
    const mail = (await bff.inbox.mails(owner.account.email)).at(-1);
    expect(mail?.text).toMatch(/https:\/\/console\.example\.com\/undo\/deactivated#[\w-]{43}\n/);
    expect(mail?.subject).not.toMatch(/http/);
    const rows = await bff.query<{ row: string }>(
      'select r::text as row from reversible_changes r where account_id = $1',
      [owner.account.id],
    );
    expect(rows.map(({ row }) => row).join()).not.toContain(token);
    await undo(token);
    expect(bff.log.join('')).not.toContain(token);
    expect(bff.log.join('')).toContain('"outcome":"change-undone"');
  });

  test.each(['', 'x', 'A'.repeat(43), 'A'.repeat(64)])('that we never made changes nothing: %j', async (token) => {
    const answer = await undo(token);
    expect([400, 410]).toContain(answer.status);
    expect(answer.cookies).toEqual([]);
  });

  test('SEC-20 is strict about its form, and acts on a POST of our own page only', async () => {
    const owner = await bff.activeMember();
    const token = await deactivated(owner);
    for (const body of [{}, { token: 1 }, { token, account: owner.account.id }, []])
      expect((await bff.browser().post('/api/undo', body)).status).toBe(400);
    expect((await bff.browser().get('/api/undo')).status).toBe(405);
    const foreign = await bff.browser().post('/api/undo', { token }, { Origin: 'https://evil.example' });
    expect(foreign).toMatchObject({ status: 403, body: { code: 'foreign_origin' } });
    expect(await factorsOf(owner)).toEqual([]);
    expect((await undo(token)).status).toBe(200);
  });
});
