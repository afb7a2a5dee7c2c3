import { randomInt, randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { type HttpConnection, openConnection } from '../load/http-connection.ts';
import { auc } from '../numbers/auc.ts';
import { median } from '../numbers/spread.ts';
import { ask, sessionCookie } from '../scenarios/requests.ts';
import { addressOf, type BenchAccount } from '../world/account.ts';
import { startProduct } from '../world/product-server.ts';
import type { World } from '../world/world.ts';
import { startMailSink } from './mail-sink.ts';

/** Whether time tells emails with an account from those without. */
export interface TimingComparison {
  /** What is asked about an email. */
  request: string;
  /** Which time was taken. */
  measured: 'the answer' | 'the next request';
  pairs: number;
  auc: number;
  /** Medians in milliseconds. */
  known: number;
  unknown: number;
}

interface Question {
  request: string;
  path: string;
  bodyFor(email: string): object;
  expect: number;
}

const questions: readonly Question[] = [
  { request: 'unlock link', path: '/api/sign-in/unlock', bodyFor: (email) => ({ email }), expect: 204 },
  {
    request: 'wrong password',
    path: '/api/sign-in',
    bodyFor: (email) => ({ email, password: 'a password that is wrong' }),
    expect: 422,
  },
];

interface Times {
  answer: number[];
  next: number[];
}

/** After the addresses of all accounts. */
const FIRST_ADDRESS = 10_000_000;

/**
 * Asks about emails with and without an account in pairs of random order, each from a network of its own, and a session
 * check right after each answer, for what goes on behind it.
 */
export async function compareKnownWithUnknown(world: World, pairs: number): Promise<TimingComparison[]> {
  await using mails = await startMailSink();
  const server = await startProduct(world.url, {
    NODE_ENV: 'development',
    DEMO_ACCOUNTS: '',
    RESEND_BASE_URL: mails.url,
  });
  const connection = await openConnection(server.port);
  try {
    const compared: TimingComparison[] = [];
    for (const question of questions) compared.push(...(await compare(connection, { question, world, pairs })));
    return compared;
  } finally {
    connection.close();
    await server.stop();
  }
}

interface Comparing {
  question: Question;
  world: World;
  pairs: number;
}

async function compare(connection: HttpConnection, { pairs, question, world }: Comparing): Promise<TimingComparison[]> {
  const times = { known: { answer: [], next: [] } as Times, unknown: { answer: [], next: [] } as Times };
  const [witness] = world.signers;
  if (!witness) throw new Error('There has to be an account.');
  for (const [index, { email }] of world.members.slice(0, pairs + WARM_UP).entries()) {
    const kinds = randomInt(2) === 0 ? (['known', 'unknown'] as const) : (['unknown', 'known'] as const);
    for (const kind of kinds) {
      // Of the same length, so that neither request is the longer one.
      const asked = kind === 'known' ? email : `${randomUUID()}@bench.example`.slice(-email.length);
      // What the one before has left behind is not this one's.
      await pause(QUIET_MS);
      const taken = await timesOf(connection, { question, email: asked, witness });
      if (index < WARM_UP) continue;
      times[kind].answer.push(taken.answer);
      times[kind].next.push(taken.next);
    }
  }
  const { request } = question;
  return (['answer', 'next'] as const).map((which) => ({
    request,
    measured: which === 'answer' ? 'the answer' : 'the next request',
    pairs: times.known[which].length,
    auc: auc(times.known[which], times.unknown[which]),
    known: median(times.known[which]),
    unknown: median(times.unknown[which]),
  }));
}

/** What is loaded, prepared and compiled with the first of them is not the account's doing. */
const WARM_UP = 10;
const QUIET_MS = 20;

let asked = 0;

async function timesOf(
  connection: HttpConnection,
  { email, question, witness }: { email: string; question: Question; witness: BenchAccount },
): Promise<{ answer: number; next: number }> {
  asked += 1;
  const account = { ...witness, address: addressOf(FIRST_ADDRESS + asked) };
  const { expect, path } = question;
  const started = performance.now();
  await ask(connection, { account, path, body: question.bodyFor(email), expect });
  const answered = performance.now();
  await ask(connection, { account, path: '/api/session', cookie: sessionCookie(witness.sessionToken), expect: 200 });
  return { answer: answered - started, next: performance.now() - answered };
}
