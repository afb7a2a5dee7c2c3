import { afterAll, describe, expect, test } from 'vitest';
import { emailChangeLimits } from '../../rules/limits.ts';
import { someCodeOtherThan } from '../../testing/authenticator-app.ts';
import { createTestSystem, MAIL_PROVIDER_AWAY } from '../../testing/create-test-system.ts';
import { type Member, requestedFrom } from '../../testing/people.ts';

const system = await createTestSystem();
afterAll(() => system.close());
const { activeMember, countOf, mails, member, newestCode, query } = system;

const newAddress = () => `${crypto.randomUUID()}@example.net`;
const begin = ({ session }: Pick<Member, 'session'>, email: string) =>
  system.beginEmailChange({ session, email, requestedFrom });

const refused = { kind: 'too-many-attempts', retryAfterSeconds: expect.any(Number) };

describe('sent', () => {
  test('a code goes to the new address alone, which does not hear of the old one', async () => {
    const ann = await member();
    const email = newAddress();
    const outcome = await begin(ann, email);
    expect(outcome).toEqual({
      kind: 'sent',
      email,
      sent: {
        sentAt: expect.any(Date),
        expiresAt: expect.any(Date),
        resendAt: expect.any(Date),
        delivery: 'pending',
      },
    });
    const [mail, ...others] = await mails(email);
    expect(others).toEqual([]);
    expect(mail?.subject).toBe('Verification code to confirm this email for Mini Program Platform');
    expect(JSON.stringify(mail)).not.toContain(ann.account.email);
    expect(await mails(ann.account.email)).toEqual([]);
  });

  test('SEC-87 nothing of the account changes, and its owner can read that it was begun', async () => {
    const ann = await member();
    await begin(ann, newAddress());
    expect(await system.findSession(ann.sessionToken)).toMatchObject({ email: ann.account.email });
    expect((await system.securityEvents(ann.account.id)).at(-1)).toBe('email-change-begun');
  });

  test('the address is the canonical one', async () => {
    const ann = await member();
    const email = newAddress();
    expect(await begin(ann, `  ${email.toUpperCase()} `)).toMatchObject({ kind: 'sent', email });
  });

  test('SEC-42 neither the code nor a bare hash of it is stored', async () => {
    const ann = await member();
    const email = newAddress();
    await begin(ann, email);
    const code = await newestCode(email);
    const [row] = await query<{ row: string; bare: boolean }>(
      'select e::text as row, mac = sha256($2::text::bytea) as bare from pending_email_changes e where account_id = $1',
      [ann.account.id, code],
    );
    expect(row?.row).not.toContain(code);
    expect(row?.bare).toBe(false);
  });

  test('another address may be asked for at once, and only its code counts then', async () => {
    const ann = await member();
    const [mistyped, right] = [newAddress(), newAddress()];
    await begin(ann, mistyped);
    expect(await begin(ann, right)).toMatchObject({ kind: 'sent', email: right });
    expect(await countOf('pending_email_changes', ann.account.id)).toBe(1);
    const confirm = async (email: string) =>
      system.confirmEmailChange({
        session: ann.session,
        code: await newestCode(email),
        browserToken: ann.browserToken,
        requestedFrom,
      });
    expect(await confirm(mistyped)).toMatchObject({ kind: 'wrong-code' });
    expect(await confirm(right)).toMatchObject({ kind: 'email-changed', email: right });
    await system.settled();
  });
});

test.each([
  'ann',
  'ann@',
  'ann@example.com, bob@example.com',
  'ann@exa mple.com',
  'ann@example.com\r\nBcc: bob@example.com',
])('SEC-45 not-an-email: %j', async (email) => {
  const ann = await member();
  expect(await begin(ann, email)).toEqual({ kind: 'not-an-email' });
  expect(await countOf('pending_email_changes', ann.account.id)).toBe(0);
});

test('email-unchanged: however it is spelled', async () => {
  const ann = await member();
  expect(await begin(ann, ann.account.email.toUpperCase())).toEqual({ kind: 'email-unchanged' });
});

describe('SEC-57 factor-required', () => {
  test('a session that proved only a mailbox may not, where there is an authenticator', async () => {
    const ann = await activeMember();
    await query("update sessions set amr = '{pwd,email}' where id = $1", [ann.session.id]);
    const email = newAddress();
    expect(await begin(ann, email)).toEqual({ kind: 'factor-required' });
    expect(await mails(email)).toEqual([]);
    expect(await countOf('pending_email_changes', ann.account.id)).toBe(0);
  });

  test.each(['otp', 'recovery'])('one that proved %s may', async (amr) => {
    const ann = await activeMember();
    await query(`update sessions set amr = '{pwd,${amr}}' where id = $1`, [ann.session.id]);
    expect(await begin(ann, newAddress())).toMatchObject({ kind: 'sent' });
  });

  test('where there is none, the password is enough', async () => {
    expect(await begin(await member(), newAddress())).toMatchObject({ kind: 'sent' });
  });
});

describe('too-many-attempts', () => {
  test('the same address within a minute', async () => {
    const ann = await member();
    const email = newAddress();
    await begin(ann, email);
    expect(await begin(ann, email)).toEqual({ kind: 'too-many-attempts', retryAfterSeconds: 60 });
    await query("update pending_email_changes set sent_at = now() - interval '60 seconds'");
    expect(await begin(ann, email)).toMatchObject({ kind: 'sent' });
    expect(await mails(email)).toHaveLength(2);
  });

  test('of an account: five mails, whoever they are to, and whatever session asks', async () => {
    const ann = await member();
    for (let sent = 0; sent < emailChangeLimits.perAccount.capacity; sent += 1)
      expect(await begin(ann, newAddress())).toMatchObject({ kind: 'sent' });
    const email = newAddress();
    expect(await begin(ann, email)).toEqual(refused);
    expect(await begin(await system.signedIn(ann.account), email)).toEqual(refused);
    expect(await mails(email)).toEqual([]);
    expect(await begin(await member(), email)).toMatchObject({ kind: 'sent' });
  });

  test('of an address: three mails, whoever asks, also where it has an account', async () => {
    const owner = await member();
    for (const email of [newAddress(), owner.account.email]) {
      for (let sent = 0; sent < emailChangeLimits.perAddress.capacity; sent += 1)
        expect(await begin(await member(), email)).toMatchObject({ kind: 'sent' });
      const another = await member();
      expect(await begin(another, email)).toEqual(refused);
      expect(await mails(email)).toHaveLength(emailChangeLimits.perAddress.capacity);
      // It cost the account nothing.
      for (let sent = 0; sent < emailChangeLimits.perAccount.capacity; sent += 1)
        expect(await begin(another, newAddress())).toMatchObject({ kind: 'sent' });
    }
  });

  test('of twenty at once from twenty sessions five are mailed', async () => {
    const { account } = await member();
    const sessions = await Promise.all(Array.from({ length: 20 }, () => system.signedIn(account)));
    const outcomes = await Promise.all(sessions.map((each) => begin(each, newAddress())));
    expect(outcomes.filter(({ kind }) => kind === 'sent')).toHaveLength(emailChangeLimits.perAccount.capacity);
  });
});

describe('SEC-03 an address that has an account', () => {
  test('the same answer, and a mail to it that says so instead of a code', async () => {
    const [ann, owner] = [await member(), await member()];
    const free = await begin(await member(), newAddress());
    const outcome = await begin(ann, owner.account.email);
    expect({ ...outcome, email: null, sent: null }).toEqual({ ...free, email: null, sent: null });
    const [mail] = await mails(owner.account.email);
    expect(mail?.subject).toBe('Your email was entered for another account on Mini Program Platform');
    expect(mail?.text).not.toMatch(/^ +[0-9]{6}$/m);
    expect(JSON.stringify(mail)).not.toContain(ann.account.email);
  });

  test('what is stored and read of it is alike, and no code is right', async () => {
    const [ann, owner] = [await member(), await member()];
    await begin(ann, owner.account.email);
    expect(await system.readEmailChange(ann.session)).toMatchObject({ email: owner.account.email });
    const confirmation = { session: ann.session, browserToken: ann.browserToken, requestedFrom };
    expect(await system.confirmEmailChange({ ...confirmation, code: '000000' })).toEqual({
      kind: 'wrong-code',
      attemptsLeft: emailChangeLimits.attempts - 1,
    });
  });

  test('in the language of the one who owns it', async () => {
    const [ann, owner] = [await member(), await member()];
    await query("update accounts set language = 'zh-CN' where id = $1", [owner.account.id]);
    await begin(ann, owner.account.email);
    expect((await mails(owner.account.email)).at(-1)?.subject).toBe(
      '有人在 Mini Program Platform 的另一个账号中输入了你的邮箱',
    );
  });
});

describe('mail-unavailable: the mail did not leave, and everything is as before', () => {
  const away = system.composedWith({ mailUrl: MAIL_PROVIDER_AWAY });
  const beginAway = ({ session }: Member, email: string) => away.beginEmailChange({ session, email, requestedFrom });

  test('nothing is pending, and neither account nor address has used up a mail', async () => {
    const email = newAddress();
    const ann = await member();
    for (let tried = 0; tried <= emailChangeLimits.perAccount.capacity; tried += 1)
      expect(await beginAway(ann, email)).toEqual({ kind: 'mail-unavailable' });
    expect(await countOf('pending_email_changes', ann.account.id)).toBe(0);
    expect(await begin(ann, email)).toMatchObject({ kind: 'sent' });
  });

  test('the code before goes on, with the tries that it had', async () => {
    const ann = await member();
    const email = newAddress();
    await begin(ann, email);
    const { browserToken, session } = ann;
    const confirmation = { session, browserToken, requestedFrom };
    const code = await newestCode(email);
    const wrong = someCodeOtherThan(code);
    expect(await system.confirmEmailChange({ ...confirmation, code: wrong })).toMatchObject({ attemptsLeft: 4 });
    expect(await beginAway(ann, newAddress())).toEqual({ kind: 'mail-unavailable' });
    expect(await system.confirmEmailChange({ ...confirmation, code: wrong })).toMatchObject({ attemptsLeft: 3 });
    expect(await system.confirmEmailChange({ ...confirmation, code })).toMatchObject({ kind: 'email-changed', email });
    await system.settled();
  });
});

test('session-gone: it ended meanwhile', async () => {
  const ann = await member();
  await query('delete from sessions where id = $1', [ann.session.id]);
  expect(await begin(ann, newAddress())).toEqual({ kind: 'session-gone' });
});
