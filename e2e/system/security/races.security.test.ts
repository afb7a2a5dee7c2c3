import { someCodeOtherThan } from '@countersign/bff/testing/authenticator-app';
import { figure } from '@countersign/bff/testing/figure';
import { describe, expect, test, vi } from 'vitest';
import type { Answer } from '../../kit/exchange.ts';
import { longTimeouts } from '../../kit/until.ts';
import type { Browser } from '../kit/http-browser.ts';
import { sessionStatus } from '../kit/member.ts';
import { type ActiveMember, activeMember, challenged, freshCode } from './kit/active-member.ts';
import { copiesOf, countsOf, post } from './kit/at-once.ts';
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
