import { randomInt, randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:http';
import { setTimeout as delay } from 'node:timers/promises';
import { type HttpConnection, openConnection } from '../load/http-connection.ts';
import { send, sessionCookie } from '../scenarios/requests.ts';
import { addressOf, type BenchAccount } from '../world/seed.ts';
import { startProduct } from '../world/servers.ts';
import type { World } from '../world/world.ts';
import { auc, median } from './statistics.ts';

/** Whether timing tells emails with an account from those without. */
export interface TimingComparison {
  /** The request that names the email. */
  request: string;
  measured: 'the answer' | 'the next request';
  pairs: number;
  auc: number;
  /** Medians in milliseconds. */
  known: number;
  unknown: number;
}

interface Probe {
  request: string;
  path: string;
  bodyFor(email: string): object;
  expect: number;
}

const probes: readonly Probe[] = [
  { request: 'unlock link', path: '/api/sign-in/unlock', bodyFor: (email) => ({ email }), expect: 204 },
  { request: 'password reset', path: '/api/password-reset', bodyFor: (email) => ({ email }), expect: 204 },
  { request: 'sign-up', path: '/api/sign-up', bodyFor: (email) => ({ email }), expect: 204 },
  {
    request: 'wrong password',
    path: '/api/sign-in',
    bodyFor: (email) => ({ email, password: 'a password that is wrong' }),
    expect: 422,
  },
];

/** Beyond the addresses of all accounts. */
const FIRST_ADDRESS = 10_000_000;
/** The first pairs load modules, prepare statements and warm up the JIT. */
const WARM_UP_PAIRS = 10;
/** Lets the background work of the previous probe finish. */
const QUIET_MS = 20;

/**
 * Sends emails with and without an account in pairs of random order, each from a network of its own, and a session check
 * right after each, which would show work that goes on after the response.
 */
export async function compareAccountTiming(world: World, pairs: number): Promise<TimingComparison[]> {
  await using mails = await startMailSink();
  const settings = { NODE_ENV: 'development', DEMO_ACCOUNTS: '', RESEND_BASE_URL: mails.url };
  const server = await startProduct(world.build, world.url, settings);
  const connection = await openConnection(server.port);
  try {
    const compared: TimingComparison[] = [];
    for (const probe of probes) compared.push(...(await compare(connection, { probe, world, pairs })));
    return compared;
  } finally {
    connection.close();
    await server.stop();
  }
}

interface Comparison {
  probe: Probe;
  world: World;
  pairs: number;
}

async function compare(connection: HttpConnection, { pairs, probe, world }: Comparison): Promise<TimingComparison[]> {
  const times = { known: { answer: [], next: [] } as Times, unknown: { answer: [], next: [] } as Times };
  const [sessionOwner] = world.signers;
  if (!sessionOwner) throw new Error('There has to be an account.');
  for (const [index, { email }] of world.members.slice(0, pairs + WARM_UP_PAIRS).entries()) {
    const kinds = randomInt(2) === 0 ? (['known', 'unknown'] as const) : (['unknown', 'known'] as const);
    for (const kind of kinds) {
      // Of the same length, so that both requests are equally long.
      const probed = kind === 'known' ? email : `${randomUUID()}@bench.example`.slice(-email.length);
      await delay(QUIET_MS);
      const { answer, next } = await timesOf(connection, { probe, email: probed, sessionOwner });
      if (index < WARM_UP_PAIRS) continue;
      times[kind].answer.push(answer);
      times[kind].next.push(next);
    }
  }
  return (['answer', 'next'] as const).map((which) => ({
    request: probe.request,
    measured: which === 'answer' ? 'the answer' : 'the next request',
    pairs: times.known[which].length,
    auc: auc(times.known[which], times.unknown[which]),
    known: median(times.known[which]),
    unknown: median(times.unknown[which]),
  }));
}

interface Times {
  answer: number[];
  next: number[];
}

let probesSent = 0;

async function timesOf(
  connection: HttpConnection,
  { email, probe, sessionOwner }: { email: string; probe: Probe; sessionOwner: BenchAccount },
): Promise<{ answer: number; next: number }> {
  probesSent += 1;
  const account = { ...sessionOwner, address: addressOf(FIRST_ADDRESS + probesSent) };
  const { expect, path } = probe;
  const cookie = sessionCookie(sessionOwner.sessionToken);
  const started = performance.now();
  await send(connection, { account, path, body: probe.bodyFor(email), expect });
  const answered = performance.now();
  await send(connection, { account, path: '/api/session', cookie, expect: 200 });
  return { answer: answered - started, next: performance.now() - answered };
}

/** A mail provider that accepts every mail and discards it. */
async function startMailSink(): Promise<{ url: string } & AsyncDisposable> {
  const server = createServer((request, response) => {
    request.resume().once('end', () => {
      response.setHeader('Content-Type', 'application/json');
      response.end(JSON.stringify({ id: crypto.randomUUID() }));
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The mail sink has no port.');
  return {
    url: `http://127.0.0.1:${address.port}`,
    async [Symbol.asyncDispose]() {
      const closed = once(server, 'close').catch(() => {});
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}
