import { authenticatorApp, someCodeOtherThan, stepNow } from '@countersign/bff/testing/authenticator-app';
import { figure } from '@countersign/bff/testing/figure';
import { describe, expect, test, vi } from 'vitest';
import type { Answer } from '../../kit/exchange.ts';
import { longTimeouts } from '../../kit/until.ts';
import type { Browser } from '../kit/http-browser.ts';
import { sessionStatus } from '../kit/member.ts';
import { type ActiveMember, activeMember, challenged, freshCode } from './kit/active-member.ts';
import { copiesOf, countsOf, post } from './kit/at-once.ts';
import { made, newAuthenticator, newMember, PASSKEYS, passkeyMember, signed, withoutApp } from './kit/passkeys.ts';
import { twoReplicas } from './kit/two-replicas.ts';

vi.setConfig(longTimeouts);

const system = twoReplicas();

const VERIFY = '/api/sign-in/challenge/verify';
const byApp = (code: string) => post(VERIFY, { factor: 'authenticator', code });
const byEmail = (code: string) => post(VERIFY, { factor: 'email', code });

/** One after the other: what races here is codes, and hashing turns away who waits too long. */
async function challengesOf({ account }: ActiveMember, count: number): Promise<Browser[]> {
  const challenges: Browser[] = [];
  while (challenges.length < count) challenges.push(await challenged(system, account));
  return challenges;
}

async function emailedCode(browser: Browser, { account }: ActiveMember): Promise<string> {
  expect(await browser.post('/api/sign-in/challenge/email-code', {})).toMatchObject({ status: 202 });
  return system.mail.codeFor(account.email);
}

/** Sessions that count, by the rows and by what the browsers themselves reach. */
async function sessionsBegun({ account, browser }: ActiveMember, browsers: readonly Browser[]) {
  const rows = await system.query('select 1 from sessions where account_id = $1', [account.id]);
  const statuses = await Promise.all(browsers.map((each) => sessionStatus(each)));
  expect(await sessionStatus(browser)).toBe(200);
  return { rows: rows.length - 1, signedIn: statuses.filter((status) => status === 200).length };
}

/** Counts the answers, which a race must not break, and tells the counts. */
function reported(what: string, answers: readonly Answer[]): Record<string, number> {
  const counts = countsOf(answers);
  figure(`${what}: ${JSON.stringify(counts)}`);
  expect(answers.filter(({ status }) => status >= 500)).toEqual([]);
  return counts;
}

const one = { rows: 1, signedIn: 1 };

const deadlocks = async () => {
  const [row] = await system.query('select deadlocks::int from pg_stat_database where datname = current_database()');
  return row?.deadlocks;
};

describe('SEC-16 a right code makes one session', () => {
  test('of the authenticator, sent 20 times at once for one challenge', async () => {
    const ann = await activeMember(system);
    const browsers = copiesOf(await challenged(system, ann.account), 20, system);
    const answers = await Promise.all(browsers.map(byApp(await freshCode(system, ann))));
    reported('one right code of the app 20 times at once', answers);
    expect(await sessionsBegun(ann, browsers)).toEqual(one);
  });

  test('SEC-28 of the authenticator, sent at once for 20 challenges of the account', async () => {
    const ann = await activeMember(system);
    const challenges = await challengesOf(ann, 20);
    const browsers = challenges.map((browser, index) => browser.at(system.replicas[index % 2 ? 1 : 0]));
    const answers = await Promise.all(browsers.map(byApp(await freshCode(system, ann))));
    reported('one right code of the app at once for 20 challenges', answers);
    expect(await sessionsBegun(ann, browsers)).toEqual(one);
  });

  test('of a mail, sent 20 times at once for its challenge', async () => {
    const ann = await activeMember(system);
    const browser = await challenged(system, ann.account);
    const browsers = copiesOf(browser, 20, system);
    const answers = await Promise.all(browsers.map(byEmail(await emailedCode(browser, ann))));
    reported('one right code of a mail 20 times at once', answers);
    expect(await sessionsBegun(ann, browsers)).toEqual(one);
  });

  // Ten, since the nine at which it is wrong are guesses, and the account allows ten.
  test('SEC-38 of a mail, sent at once for its challenge and nine others of the account', async () => {
    const ann = await activeMember(system);
    const browsers = await challengesOf(ann, 10);
    const [owner] = browsers;
    if (!owner) throw new Error('There is no challenge.');
    const answers = await Promise.all(browsers.map(byEmail(await emailedCode(owner, ann))));
    reported('one right code of a mail at once for 10 challenges', answers);
    expect(await sessionsBegun(ann, browsers)).toEqual(one);
    expect(await sessionStatus(owner)).toBe(200);
  });
});

describe('SEC-16, SEC-59 of two right codes for one challenge, sent at once to two replicas', () => {
  const ROUNDS = 40;
  const MEMBERS = 4;

  test(`one begins a session, and only that one is spent, ${ROUNDS} times`, async () => {
    const wins = { 'recovery-code': 0, email: 0 };

    async function round(ann: ActiveMember, recoveryCode: string) {
      await system.query('update mail_allowances set tokens = 10 where account_id = $1', [ann.account.id]);
      const browser = await challenged(system, ann.account);
      const emailed = await emailedCode(browser, ann);
      const [before] = await stateOf(ann);
      const [byCode, byMail] = copiesOf(browser, 2, system);
      if (!before || !byCode || !byMail) throw new Error('There is nobody to race.');
      const recovering = post(VERIFY, { factor: 'recovery-code', code: recoveryCode })(byCode);
      const answers = await Promise.all([recovering, byEmail(emailed)(byMail)]);
      expect(answers.map(({ status }) => status).toSorted()).toEqual([200, expect.toBeOneOf([410, 422])]);
      const winner = answers[0].status === 200 ? 'recovery-code' : 'email';
      wins[winner] += 1;
      expect(await stateOf(ann)).toEqual([
        { sessions: before.sessions + 1, codes: before.codes - (winner === 'recovery-code' ? 1 : 0), challenges: 0 },
      ]);
      expect(await Promise.all([byCode, byMail].map((each) => sessionStatus(each)))).toEqual(
        winner === 'recovery-code' ? [200, 401] : [401, 200],
      );
    }

    const stateOf = ({ account }: ActiveMember) =>
      system.query<{ sessions: number; codes: number; challenges: number }>(
        `select (select count(*)::int from sessions where account_id = $1) as sessions,
          (select cardinality(macs) from recovery_codes where account_id = $1) as codes,
          (select count(*)::int from challenges where account_id = $1) as challenges`,
        [account.id],
      );

    const members = await Promise.all(Array.from({ length: MEMBERS }, () => activeMember(system)));
    const lives = members.map(async (ann) => {
      for (const code of ann.recoveryCodes.slice(0, ROUNDS / MEMBERS)) await round(ann, code);
    });
    await Promise.all(lives);
    expect(wins['recovery-code'] + wins.email).toBe(ROUNDS);
    figure(`two right codes at once for one challenge, ${ROUNDS} times: ${JSON.stringify(wins)} were the ones spent`);
  });
});

describe('SEC-15 of 200 wrong guesses at once', () => {
  const judgedOf = (counts: Record<string, number>) => counts['422 wrong_code'] ?? 0;
  const wrongCode = ({ authenticator }: ActiveMember) => authenticator.wrongCode();

  test('five are judged for one challenge, and the right code is refused afterwards', async () => {
    const ann = await activeMember(system);
    const browser = await challenged(system, ann.account);
    const answers = await Promise.all(copiesOf(browser, 200, system).map(byApp(wrongCode(ann))));
    expect(reported('200 wrong codes at once for one challenge', answers)).toEqual({
      '422 wrong_code': 5,
      '410 challenge_gone': 195,
    });
    const right = await byApp(await freshCode(system, ann))(browser);
    expect(right).toMatchObject({ status: 410, body: { code: 'challenge_gone' } });
  });

  test('ten are judged for twenty challenges of one account, by both factors, and none tells a right code', async () => {
    const ann = await activeMember(system);
    const challenges = await challengesOf(ann, 20);
    const [owner] = challenges;
    if (!owner) throw new Error('There is no challenge.');
    const emailed = await emailedCode(owner, ann);
    const guesses = [byApp(wrongCode(ann)), byEmail(someCodeOtherThan(new Set([emailed])))];
    const copies = challenges.map((browser) => copiesOf(browser, 5, system));
    const rounds = [0, 1, 2, 3, 4].flatMap((round) => guesses.map((guess) => ({ round, guess })));
    const attacks = rounds.map(({ guess, round }) => Promise.all(copies.map((of) => guess(of[round] ?? owner))));
    const answers = await Promise.all(attacks);
    const judged = challenges.map((_, index) =>
      judgedOf(countsOf(answers.flatMap((round) => round.slice(index, index + 1)))),
    );
    figure(`200 wrong codes at once for 20 challenges of one account: judged ${judged.join(' + ')}`);
    expect(Object.keys(countsOf(answers.flat())).toSorted()).toEqual(['422 wrong_code', '429 too_many_attempts']);
    expect(Math.max(...judged)).toBeLessThanOrEqual(5);
    expect(judged.reduce((total, each) => total + each)).toBe(10);

    const fresh = await challenged(system, ann.account);
    const afterwards = [
      await byApp(wrongCode(ann))(fresh),
      await byApp(await freshCode(system, ann))(fresh),
      await byEmail(emailed)(fresh),
    ];
    const told = afterwards.map(({ body, headers, status }) => ({ status, body, headers: Object.keys(headers) }));
    expect(told[0]).toMatchObject({ status: 429, body: { code: 'too_many_attempts' } });
    expect(told[1]).toEqual(told[0]);
    expect(told[2]).toEqual(told[0]);
    expect(await sessionStatus(fresh)).toBe(401);
  });
});

describe('SEC-59 acts of one account take turns', () => {
  test('a session that proves its factor in four tabs at once goes on in one, and no statements wait for each other', async () => {
    const before = await deadlocks();
    const oneAfterAnother = async () => {
      for (let time = 0; time < 10; time += 1) {
        const ann = await activeMember(system);
        const code = await freshCode(system, ann);
        const tabs = copiesOf(ann.browser, 4, system);
        const answers = await Promise.all(
          tabs.map(post('/api/step-up/second-factor', { factor: 'authenticator', code })),
        );
        expect(countsOf(answers)[204]).toBe(1);
        expect(answers.filter(({ status }) => status >= 500)).toEqual([]);
      }
    };
    await Promise.all([oneAfterAnother(), oneAfterAnother(), oneAfterAnother(), oneAfterAnother()]);
    expect(await deadlocks()).toBe(before);
  });
});

describe('SEC-90 of passkeys', () => {
  const ASK = '/api/sign-in/challenge/passkey';
  const ADDITION = '/api/two-factor/addition';
  const ROUNDS = 8;

  /** Begins to add an app, and scans its key. */
  async function adding(browser: Browser) {
    const { body } = await browser.post(ADDITION, {});
    return authenticatorApp((body as { textKey: string }).textKey);
  }

  const factorsOf = async ({ id }: { id: string }) => {
    const [row] = await system.query<{ passkeys: number; apps: number; sets: number }>(
      `select (select count(*)::int from passkeys where account_id = $1) as passkeys,
        (select count(*)::int from authenticators where account_id = $1) as apps,
        (select count(*)::int from recovery_codes where account_id = $1) as sets`,
      [id],
    );
    if (!row) throw new Error('A query without a table has no row.');
    return row;
  };

  /** Both at once, one at each replica; no answer may be an error, and no statements may have waited for each other. */
  async function both(one: () => Promise<Answer>, other: () => Promise<Answer>): Promise<number[]> {
    const answers = await Promise.all([one(), other()]);
    expect(answers.filter(({ status }) => status >= 500)).toEqual([]);
    return answers.map(({ status }) => status);
  }

  async function inRounds(what: string, round: (index: number) => Promise<string>) {
    const before = await deadlocks();
    const ends: Record<string, number> = {};
    for (let index = 0; index < ROUNDS; index += 1) {
      const end = await round(index);
      ends[end] = (ends[end] ?? 0) + 1;
    }
    expect(await deadlocks()).toBe(before);
    figure(`${what}, ${ROUNDS} times: ${JSON.stringify(ends)}`);
  }

  test('one signature sent 20 times at once to two replicas begins one session', async () => {
    const ann = await passkeyMember(system);
    const browser = await challenged(system, ann.account);
    const proof = await signed(browser, ann.key, ASK);
    const browsers = copiesOf(browser, 20, system);
    const answers = await Promise.all(browsers.map(post(VERIFY, proof)));
    reported('one signature 20 times at once', answers);
    expect(await sessionsBegun(ann, browsers)).toEqual(one);
  });

  test('one that is removed while it signs in does either first, and no session outlives the removal', () =>
    inRounds('a passkey removed while it signs in', async () => {
      const ann = await passkeyMember(system);
      const [row] = await system.query<{ id: string }>('select id from passkeys where account_id = $1', [
        ann.account.id,
      ]);
      const there = (await challenged(system, ann.account)).at(system.replicas[1]);
      const proof = await signed(there, ann.key, ASK);
      const [signedIn, removed] = await both(
        () => there.post(VERIFY, proof),
        () => ann.browser.post(`${PASSKEYS}/remove`, { id: row?.id }),
      );
      expect(removed).toBe(200);
      expect(await factorsOf(ann.account)).toEqual({ passkeys: 0, apps: 1, sets: 1 });
      expect([await sessionStatus(ann.browser), await sessionStatus(there)]).toEqual([200, 401]);
      return `the sign-in ${signedIn}`;
    }));

  test('of two that are added at once, one by each of two sessions, one is', () =>
    inRounds('two passkeys added at once', async () => {
      const ann = await activeMember(system);
      const there = (await challenged(system, ann.account)).at(system.replicas[1]);
      expect((await byApp(await freshCode(system, ann))(there)).status).toBe(200);
      const [first, second] = [
        await made(ann.browser, newAuthenticator(system)),
        await made(there, newAuthenticator(system)),
      ];
      const added = await both(
        () => ann.browser.post(PASSKEYS, first),
        () => there.post(PASSKEYS, second),
      );
      expect(added.filter((status) => status === 201)).toHaveLength(1);
      expect(await factorsOf(ann.account)).toMatchObject({ passkeys: 1, sets: 1 });
      expect([await sessionStatus(ann.browser), await sessionStatus(there)].toSorted()).toEqual([200, 401]);
      return added.join(' and ');
    }));

  test('of an activation by an app and one by a passkey at once one is, with recovery codes of one set', () =>
    inRounds('two activations at once', async () => {
      const { account, browser } = await newMember(system);
      const there = browser.copyAt(system.replicas[1]);
      const key = newAuthenticator(system);
      const { textKey } = (await browser.post('/api/two-factor/activation', {})).body as { textKey: string };
      const app = authenticatorApp(textKey);
      const passkey = await made(there, key);
      const [byTheApp, byThePasskey] = await both(
        () => browser.post('/api/two-factor/activation/confirm', { code: app.codeAt(stepNow()) }),
        () => there.post('/api/two-factor/activation/passkey', passkey),
      );
      expect([byTheApp, byThePasskey].filter((status) => status === 200)).toHaveLength(1);
      const { apps, passkeys, sets } = await factorsOf(account);
      expect({ apps, passkeys, sets }).toEqual(
        byTheApp === 200 ? { apps: 1, passkeys: 0, sets: 1 } : { apps: 0, passkeys: 1, sets: 1 },
      );
      return byTheApp === 200 ? 'by the app' : 'by the passkey';
    }));

  test('one that is added while two-factor authentication is deactivated is not there without the rest', () =>
    inRounds('a passkey added during a deactivation', async () => {
      const ann = await activeMember(system);
      const there = (await challenged(system, ann.account)).at(system.replicas[1]);
      expect((await byApp(await freshCode(system, ann))(there)).status).toBe(200);
      await ann.browser.post('/api/two-factor/deactivation', {});
      const code = system.mail.codeFor(ann.account.email);
      const passkey = await made(there, newAuthenticator(system));
      const [deactivated, added] = await both(
        () => ann.browser.post('/api/two-factor/deactivation/confirm', { code }),
        () => there.post(PASSKEYS, passkey),
      );
      expect([deactivated === 200, added === 201].filter(Boolean)).toHaveLength(1);
      expect(await factorsOf(ann.account)).toEqual(
        added === 201 ? { passkeys: 1, apps: 1, sets: 1 } : { passkeys: 0, apps: 0, sets: 0 },
      );
      return added === 201 ? 'added' : 'deactivated';
    }));

  test('of two apps that are added beside them at once, one is, and so is its session', () =>
    inRounds('two apps added at once beside a passkey', async () => {
      const { account, browser, key } = await withoutApp(system);
      const there = (await challenged(system, account)).at(system.replicas[1]);
      expect((await there.post(VERIFY, await signed(there, key, ASK))).status).toBe(200);
      const apps = [await adding(browser), await adding(there)] as const;
      const added = await both(
        () => browser.post(`${ADDITION}/confirm`, { code: apps[0].codeAt(stepNow()) }),
        () => there.post(`${ADDITION}/confirm`, { code: apps[1].codeAt(stepNow()) }),
      );
      expect(added.filter((status) => status === 200)).toHaveLength(1);
      expect(await factorsOf(account)).toEqual({ passkeys: 1, apps: 1, sets: 1 });
      expect([await sessionStatus(browser), await sessionStatus(there)].toSorted()).toEqual([200, 401]);
      return added.join(' and ');
    }));

  test('an app that is added while two-factor authentication is deactivated is not there without the rest', () =>
    inRounds('an app added during a deactivation', async () => {
      const { account, browser, key } = await withoutApp(system);
      const there = (await challenged(system, account)).at(system.replicas[1]);
      expect((await there.post(VERIFY, await signed(there, key, ASK))).status).toBe(200);
      await browser.post('/api/two-factor/deactivation', {});
      const code = system.mail.codeFor(account.email);
      const app = await adding(there);
      const [deactivated, added] = await both(
        () => browser.post('/api/two-factor/deactivation/confirm', { code }),
        () => there.post(`${ADDITION}/confirm`, { code: app.codeAt(stepNow()) }),
      );
      expect([deactivated === 200, added === 200].filter(Boolean)).toHaveLength(1);
      expect(await factorsOf(account)).toEqual(
        added === 200 ? { passkeys: 1, apps: 1, sets: 1 } : { passkeys: 0, apps: 0, sets: 0 },
      );
      return added === 200 ? 'added' : 'deactivated';
    }));

  test('of the last two, removed at once, one stays', () =>
    inRounds('the last two passkeys removed at once', async () => {
      const { account, browser } = await newMember(system);
      const activated = await browser.post(
        '/api/two-factor/activation/passkey',
        await made(browser, newAuthenticator(system)),
      );
      expect(activated.status).toBe(200);
      expect((await browser.post(PASSKEYS, await made(browser, newAuthenticator(system)))).status).toBe(201);
      const rows = await system.query<{ id: string }>('select id from passkeys where account_id = $1', [account.id]);
      const there = browser.copyAt(system.replicas[1]);
      const removed = await both(
        () => browser.post(`${PASSKEYS}/remove`, { id: rows[0]?.id }),
        () => there.post(`${PASSKEYS}/remove`, { id: rows[1]?.id }),
      );
      // What it is told alone too, which leads to a deactivation; 401 where the other was done before it was let in.
      expect(removed.toSorted()).toEqual([200, expect.toBeOneOf([401, 409])]);
      expect(await factorsOf(account)).toEqual({ passkeys: 1, apps: 0, sets: 1 });
      return removed.join(' and ');
    }));
});
