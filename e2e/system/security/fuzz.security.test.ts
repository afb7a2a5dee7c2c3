import { figure } from '@countersign/bff/testing/figure';
import { answerTo, statusLine } from '@countersign/bff/testing/raw-connection';
import { newWebhookSecret } from '@countersign/bff/testing/signed-event';
import fc from 'fast-check';
import { beforeAll, describe, expect, test, vi } from 'vitest';
import { longTimeouts } from '../../kit/until.ts';
import { activeMember, challenged, enterPassword } from './kit/active-member.ts';
import { digestsOf } from './kit/fuzz/digest.ts';
import { type Known, requestsOf, texts } from './kit/fuzz/requests.ts';
import { type Fuzzed, fuzzAgent, sendFuzz } from './kit/fuzz/send.ts';
import { breakagesOf, wasTurnedAway } from './kit/turned-away.ts';
import { twoReplicas } from './kit/two-replicas.ts';

vi.setConfig({ ...longTimeouts, testTimeout: 600_000 });

const system = twoReplicas({ settings: { RESEND_WEBHOOK_SECRET: newWebhookSecret() } });

const SEED = Number(process.env.SECURITY_SEED ?? Date.now() % 1_000_000_000);
const IN_A_BATCH = 100;
const BATCHES = 200;
const TEXTS = 1_000;

let known: Known;
let before: Record<string, string>;

/** Something of everything: sessions, a challenge with a mailed code, a deactivation, a pending activation. */
beforeAll(async () => {
  const ann = await activeMember(system);
  await ann.browser.post('/api/two-factor/deactivation', {});
  const challenge = await challenged(system, ann.account);
  await challenge.post('/api/sign-in/challenge/email-code', {});
  const bob = { account: await system.account(), browser: system.browser() };
  await enterPassword(bob.browser, bob.account);
  await bob.browser.post('/api/two-factor/activation', {});
  known = {
    consoleOrigin: system.replicas[0].consoleOrigin,
    tokens: [ann.browser, challenge, bob.browser].flatMap(({ cookies }) => [...cookies.values()]),
    emails: [ann.account.email, bob.account.email],
  };
  before = await digestsOf(system.query);
});

const counted = (counts: Map<string, number>) =>
  [...counts]
    .toSorted()
    .map(([what, times]) => `${what} ${times}`)
    .join(', ');
const count = (counts: Map<string, number>, what: string) => counts.set(what, (counts.get(what) ?? 0) + 1);

/** What must hold of the answer to anybody without authority. */
async function expectHarmless({ requestId, setsCookie, status }: Fuzzed, counts: Map<string, number>) {
  count(counts, String(status ?? 'closed'));
  if (!(await wasTurnedAway(system, { requestId, status }))) expect(status ?? 0).toBeLessThan(500);
  // A sign-out clears what it was told to, which is no authority.
  expect(setsCookie && status !== 204).toBe(false);
}

describe('SEC-80 whatever is sent without authority', () => {
  test(`${BATCHES * IN_A_BATCH} requests, many at a time over kept connections: each is answered, none breaks anything`, async () => {
    const counts = new Map<string, number>();
    const agent = fuzzAgent();
    const batch = fc.array(requestsOf(known), { minLength: IN_A_BATCH, maxLength: IN_A_BATCH });
    const property = fc.asyncProperty(batch, async (requests) => {
      const answers = await Promise.all(
        requests.map((request, index) => sendFuzz(agent, system.replicas[index % 2 ? 1 : 0].port, request)),
      );
      for (const answer of answers) await expectHarmless(answer, counts);
    });
    await fc.assert(property, { seed: SEED, numRuns: BATCHES, endOnFailure: true });
    agent.destroy();
    figure(`${BATCHES * IN_A_BATCH} requests from seed ${SEED}: ${counted(counts)}`);
  });

  test(`${TEXTS} texts that are hardly requests: each connection is closed`, async () => {
    const counts = new Map<string, number>();
    const sent = fc.sample(texts(known), { seed: SEED, numRuns: TEXTS });
    // All at once: what lacks its end is cut off after 15 s.
    const answers = await Promise.all(
      sent.map((text, index) => answerTo(system.replicas[index % 2 ? 1 : 0].port, text)),
    );
    for (const answer of answers) {
      const status = answer === '' ? null : Number(statusLine(answer).split(' ')[1]);
      const requestId = /^request-id: (\S+)/im.exec(answer)?.[1];
      await expectHarmless({ requestId, status, setsCookie: /^set-cookie:/im.test(answer) }, counts);
    }
    figure(`${TEXTS} texts from seed ${SEED}: ${counted(counts)}`);
  });

  test('has changed no row, and logged nothing of ours as broken', async () => {
    expect(await digestsOf(system.query)).toEqual(before);
    expect(breakagesOf(system)).toEqual([]);
  });

  test('while a single request with authority would have been seen', async () => {
    await enterPassword(system.browser(), await system.account());
    expect(await digestsOf(system.query)).not.toEqual(before);
  });
});
