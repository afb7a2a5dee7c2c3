import { type Activity, activity, type SecurityEventKind, warningOf } from '@countersign/contract';
import { type Amr, amrs, factorNames, factors, securityEventKinds, securityEventTopics } from '@countersign/two-factor';
import * as v from 'valibot';
import { afterAll, describe, expect, test } from 'vitest';
import { someCodeOtherThan, stepNow } from '../testing/authenticator-app.ts';
import type { Browser } from '../testing/browser.ts';
import { activateWithPasskey, addPasskey, PASSKEYS, signed } from '../testing/passkeys.ts';
import { passwordResetsAt } from '../testing/password-resets.ts';
import { beginActivation, beginAddition, beginMove, type Member } from '../testing/people.ts';
import { startBff } from '../testing/start-bff.ts';

const bff = await startBff();
afterAll(() => bff.close());

const resets = passwordResetsAt(bff);

const VERIFY = '/api/sign-in/challenge/verify';

/** Does something, and says in which browser its owner can read of it. */
type Story = () => Promise<Browser>;
type ByFactor = Partial<Record<Amr, Story>>;

async function done(member: Pick<Member, 'browser'>, path: string, body: object = {}): Promise<Browser> {
  const { status } = await member.browser.post(path, body);
  expect(status, path).toBeLessThan(300);
  return member.browser;
}

/** Enters the password elsewhere, then a proof that is refused. */
async function refused(
  proofOf: (member: Awaited<ReturnType<typeof bff.activeMember>>, at: Browser) => Promise<object>,
) {
  const ann = await bff.activeMember();
  const elsewhere = await bff.enterPassword(ann.account);
  expect((await elsewhere.post(VERIFY, await proofOf(ann, elsewhere))).status).toBe(422);
  await bff.settled();
  return ann.browser;
}

async function mailedCode(at: Browser, email: string): Promise<string> {
  await at.post('/api/sign-in/challenge/email-code');
  return bff.inbox.newestCode(email);
}

async function signedInElsewhere(member: Member): Promise<string> {
  const { body } = await (await bff.enterPassword(member.account)).get('/api/sessions');
  return (body as { sessions: { id: string; isThisOne: boolean }[] }).sessions.find((each) => each.isThisOne)?.id ?? '';
}

async function unlocked(): Promise<Browser> {
  const { account, browser } = await bff.member();
  await bff.browser().post('/api/sign-in/unlock', { email: account.email });
  await bff.settled();
  const [token = ''] = await bff.inbox.linkTokens(account.email);
  return done({ browser: bff.browser() }, '/api/sign-in/unlock/confirm', { token }).then(() => browser);
}

async function withPasskey(options = {}) {
  const ann = await bff.activeMember();
  return { ...ann, ...(await addPasskey(ann.browser, options)) };
}

/** Signs in by a passkey, at a new browser. */
async function signedInBy(options = {}): Promise<Browser> {
  const ann = await withPasskey(options);
  const browser = await bff.enterPassword(ann.account);
  return done({ browser }, VERIFY, await signed(browser, ann.authenticator));
}

/** Confirms by a passkey who is there. */
async function confirmedBy(options = {}): Promise<Browser> {
  const ann = await withPasskey(options);
  const proof = await signed(ann.browser, ann.authenticator, '/api/step-up/passkey');
  return done(ann, '/api/step-up/second-factor', proof);
}

async function refusedPasskey(forgery: object): Promise<Browser> {
  const ann = await withPasskey();
  const elsewhere = await bff.enterPassword(ann.account);
  await done({ browser: elsewhere }, VERIFY, await signed(elsewhere, ann.authenticator));
  await bff.enterPassword(ann.account, elsewhere);
  const proof = await signed(elsewhere, ann.authenticator, '/api/sign-in/challenge/passkey', forgery);
  expect((await elsewhere.post(VERIFY, proof)).status).toBe(422);
  await bff.settled();
  return ann.browser;
}

async function withoutEmailCodes(): Promise<Browser> {
  const { browser, recoveryCodes } = await withPasskey();
  await done({ browser }, '/api/two-factor/recovery-codes/confirm', { code: recoveryCodes[0] });
  return done({ browser }, '/api/two-factor/email-codes', { isAccepted: false });
}

async function activatedBy(options = {}): Promise<Browser> {
  const { browser } = await bff.member();
  await activateWithPasskey(browser, options);
  return browser;
}

async function helped() {
  const ann = await bff.activeMember();
  await bff.operator.beginHelp({ email: ann.account.email, reason: 'lost her phone' });
  await bff.useCases.deliverNotices();
  return ann;
}

async function startedRecovery() {
  const ann = await helped();
  const [token = ''] = await bff.inbox.recoveryTokens(ann.account.email, 'start');
  await done({ browser: bff.browser() }, '/api/recovery/start', { token });
  await bff.settled();
  return ann;
}

async function unblocked(): Promise<Browser> {
  const { account } = await bff.member();
  await bff.operator.blockAccount({ email: account.email, reason: 'left the company' });
  await bff.operator.unblockAccount(account);
  return bff.enterPassword(account);
}

async function resetPassword(): Promise<Browser> {
  return bff.enterPassword(await resets.reset(await bff.account()));
}

/** How each sentence comes about. A kind of event without a story does not compile; one by factor has one for each. */
const stories = {
  'account-added': async () => (await bff.member()).browser,
  'challenge-opened': async () => {
    const ann = await bff.activeMember();
    await bff.enterPassword(ann.account);
    return ann.browser;
  },
  'signed-in': {
    hwk: signedInBy,
    swk: () => signedInBy({ isSynced: true }),
    pwd: async () => (await bff.member()).browser,
    otp: async () => bff.signInWithApp(await bff.activeMember()),
    email: async () => {
      const { account } = await bff.activeMember();
      const browser = await bff.enterPassword(account);
      return done({ browser }, VERIFY, { factor: 'email', code: await mailedCode(browser, account.email) });
    },
    recovery: async () => {
      const { account, recoveryCodes } = await bff.activeMember();
      const browser = await bff.enterPassword(account);
      return done({ browser }, VERIFY, { factor: 'recovery-code', code: recoveryCodes[0] });
    },
  },
  'signed-out': async () => {
    const { account, browser } = await bff.member();
    await browser.delete('/api/session');
    return bff.enterPassword(account);
  },
  'password-proved': async () => {
    const ann = await bff.member();
    return done(ann, '/api/step-up', { password: ann.account.password });
  },
  'step-up-begun': async () => {
    const ann = await bff.activeMember();
    return done(ann, '/api/step-up/second-factor', { factor: 'authenticator', code: await bff.freshCode(ann) });
  },
  'second-factor-proved': {
    hwk: confirmedBy,
    swk: () => confirmedBy({ isSynced: true }),
    otp: async () => {
      const ann = await bff.activeMember();
      return done(ann, '/api/step-up/second-factor', { factor: 'authenticator', code: await bff.freshCode(ann) });
    },
    recovery: async () => {
      const ann = await bff.activeMember();
      return done(ann, '/api/step-up/second-factor', { factor: 'recovery-code', code: ann.recoveryCodes[0] });
    },
  },
  'activation-begun': async () => {
    const { browser } = await bff.member();
    await beginActivation(browser);
    return browser;
  },
  activated: {
    otp: async () => (await bff.activeMember()).browser,
    hwk: activatedBy,
    swk: () => activatedBy({ isSynced: true }),
  },
  'deactivation-begun': async () => done(await bff.activeMember(), '/api/two-factor/deactivation'),
  deactivated: async () => {
    const ann = await bff.activeMember();
    await done(ann, '/api/two-factor/deactivation');
    const code = await bff.inbox.newestCode(ann.account.email);
    return done(ann, '/api/two-factor/deactivation/confirm', { code });
  },
  'move-begun': async () => done(await bff.activeMember(), '/api/two-factor/move'),
  moved: async () => {
    const ann = await bff.activeMember();
    const phone = await beginMove(ann.browser);
    return done(ann, '/api/two-factor/move/confirm', { code: phone.codeAt(stepNow()) });
  },
  'addition-begun': async () => done({ browser: await activatedBy() }, '/api/two-factor/addition'),
  'authenticator-added': async () => {
    const browser = await activatedBy();
    const app = await beginAddition(browser);
    return done({ browser }, '/api/two-factor/addition/confirm', { code: app.codeAt(stepNow()) });
  },
  'passkey-added': async () => (await withPasskey()).browser,
  'passkey-renamed': async () => {
    const ann = await withPasskey();
    return done(ann, `${PASSKEYS}/rename`, { id: ann.id, name: 'Old laptop' });
  },
  'passkey-removed': async () => {
    const ann = await withPasskey();
    return done(ann, `${PASSKEYS}/remove`, { id: ann.id });
  },
  'passkey-refused': () => refusedPasskey({ origin: 'https://console.example.org' }),
  'passkey-copied': () => refusedPasskey({ counter: 0 }),
  'email-codes-switched-off': withoutEmailCodes,
  'email-codes-switched-on': async () =>
    done({ browser: await withoutEmailCodes() }, '/api/two-factor/email-codes', { isAccepted: true }),
  'recovery-codes-renewed': async () => done(await bff.activeMember(), '/api/two-factor/recovery-codes'),
  'recovery-codes-saved': async () => {
    const ann = await bff.activeMember();
    return done(ann, '/api/two-factor/recovery-codes/confirm', { code: ann.recoveryCodes[0] });
  },
  'code-tested': async () => {
    const ann = await bff.activeMember();
    return done(ann, '/api/two-factor/test', { code: ann.app.codeAt(stepNow()) });
  },
  'change-undone': async () => {
    const ann = await bff.activeMember();
    await done(ann, '/api/two-factor/recovery-codes');
    await bff.settled();
    const [token = ''] = await bff.inbox.undoTokens(ann.account.email, 'recovery-codes-renewed');
    await done({ browser: bff.browser() }, '/api/undo', { token });
    return bff.signInWithApp({ ...ann, account: await resets.reset(ann.account) });
  },
  'password-reset-begun': resetPassword,
  'password-reset': resetPassword,
  'unlock-link-issued': unlocked,
  'browser-unlocked': unlocked,
  'code-refused': {
    otp: () => refused(async ({ app }) => ({ factor: 'authenticator', code: app.wrongCode() })),
    email: () =>
      refused(async ({ account }, at) => ({
        factor: 'email',
        code: someCodeOtherThan(new Set([await mailedCode(at, account.email)])),
      })),
    recovery: () => refused(async () => ({ factor: 'recovery-code', code: '0123456789ABCDEF' })),
  },
  'code-replayed': async () => {
    const ann = await bff.activeMember();
    const elsewhere = await bff.enterPassword(ann.account);
    const browser = await bff.enterPassword(ann.account);
    const proof = { factor: 'authenticator', code: await bff.freshCode(ann) };
    await done({ browser }, VERIFY, proof);
    expect((await elsewhere.post(VERIFY, proof)).status).toBe(422);
    await bff.settled();
    return browser;
  },
  'session-ended': async () => {
    const ann = await bff.member();
    return done(ann, '/api/sessions/end', { sessionId: await signedInElsewhere(ann) });
  },
  'other-sessions-ended': async () => {
    const ann = await bff.member();
    await bff.enterPassword(ann.account);
    return done(ann, '/api/sessions/end-others');
  },
  'browser-forgotten': async () => {
    const ann = await bff.member();
    const { body } = await ann.browser.get('/api/browsers');
    return done(ann, '/api/browsers/forget', { browserId: (body as { browsers: [{ id: string }] }).browsers[0].id });
  },
  'browsers-forgotten': async () => done(await bff.member(), '/api/browsers/forget-all'),
  'password-changed': async () => {
    const ann = await bff.member();
    const password = 'seven grey geese over the harbour';
    return done(ann, '/api/account/password', { currentPassword: ann.account.password, password });
  },
  'email-change-begun': async () => {
    const ann = await bff.member();
    return done(ann, '/api/account/email', { email: `new-${ann.account.email}` });
  },
  'email-changed': async () => {
    const ann = await bff.member();
    const email = `new-${ann.account.email}`;
    await done(ann, '/api/account/email', { email });
    return done(ann, '/api/account/email/confirm', { code: await bff.inbox.newestCode(email) });
  },
  'notices-chosen': async () => done(await bff.member(), '/api/account/notices', { muted: ['new-browser'] }),
  'help-begun': async () => (await helped()).browser,
  'recovery-started': async () => (await startedRecovery()).browser,
  'recovery-cancelled': async () => done(await startedRecovery(), '/api/recovery/cancel-own'),
  blocked: unblocked,
  unblocked,
} satisfies Record<SecurityEventKind, Story | ByFactor>;

async function read(browser: Browser, query = ''): Promise<Activity> {
  const answer = await browser.get(`/api/activity${query}`);
  expect(answer.status).toBe(200);
  return v.parse(activity, answer.body);
}

interface Told {
  kind: SecurityEventKind;
  factor: Amr | null;
  story: Story;
}

const told = securityEventKinds.flatMap((kind): Told[] => {
  const story: Story | ByFactor = stories[kind];
  if (typeof story === 'function') return [{ kind, factor: null, story }];
  return amrs.flatMap((factor) => (story[factor] ? [{ kind, factor, story: story[factor] }] : []));
});

describe('SEC-87 every sentence of the activity has a story that produces it', () => {
  test.each(told)('$kind $factor', async ({ factor, kind, story }) => {
    const browser = await story();
    const { events } = await read(browser);
    const event = events.find((each) => each.kind === kind && (factor === null || each.factor === factor));
    expect(event).toBeDefined();
    const narrowed = await read(browser, `?only=${securityEventTopics[kind]}`);
    expect(narrowed.events).toContainEqual(event);
  });
});

test('a code that is refused may be of any factor that has codes, and its sentence says of which', () => {
  const withCodes = factorNames.filter((name) => name !== 'passkey');
  expect(Object.keys(stories['code-refused'])).toEqual(withCodes.flatMap((name) => factors[name].amr));
});

test.each([
  ['code-refused', stories['code-refused'].otp],
  ['code-replayed', stories['code-replayed']],
  ['recovery-code', stories['second-factor-proved'].recovery],
  ['new-browser', stories['signed-in'].otp],
  ['new-browser', stories['browser-unlocked']],
] as const)('what stands out is the filter of warnings, and nothing else: %s', async (warning, story) => {
  const browser = await story();
  const { events } = await read(browser);
  const { events: warnings } = await read(browser, '?only=warnings');
  expect(warnings).toEqual(events.filter((event) => warningOf(event) !== null));
  expect(warnings.map(warningOf)).toContain(warning);
  expect(warnings.length).toBeLessThan(events.length);
});
