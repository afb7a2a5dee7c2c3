import { afterEach, expect, test, vi } from 'vitest';
import {
  type Answer,
  accepted,
  halfAnAnswer,
  refused,
  silence,
  startScriptedProvider,
} from '../testing/scripted-provider.ts';
import { patientLimits, sendThrough } from '../testing/send-through.ts';

afterEach(() => vi.restoreAllMocks());

test('a short retry-after is waited for', async () => {
  let openFrom = 0;
  const rateLimit: Answer = (response) => {
    openFrom ||= performance.now() + 950;
    const { status, headers, body } =
      performance.now() < openFrom
        ? { status: 429, headers: { 'retry-after': '1' }, body: '{"statusCode":429,"name":"rate_limit_exceeded"}' }
        : { status: 200, headers: {}, body: '{"id":"1"}' };
    response.writeHead(status, headers).end(body);
  };
  const { outcome } = await sendThrough([rateLimit], { limits: { ...patientLimits, tries: 2 } });
  expect(outcome).toBe('sent');
});

test('a retry-after beyond the whole limit is not waited for', async () => {
  const { outcome, report } = await sendThrough([
    refused(429, 'rate_limit_exceeded', { 'retry-after': '60' }),
    accepted,
  ]);
  expect(outcome).toBe('refused');
  expect(report).toMatchObject({ reason: 'rate_limit_exceeded', status: 429, tries: 1 });
});

test('there is a pause before a retry, and no retry when the pause is longer than the time left', async () => {
  const { report } = await sendThrough([refused(500, 'internal_server_error'), accepted], {
    limits: { ...patientLimits, firstPause: 60_000 },
  });
  expect(report).toMatchObject({ outcome: 'refused', tries: 1 });
});

test.each([
  ['never answers', silence],
  ['never ends its answer', halfAnAnswer],
])('a try with a provider that %s is cut short, and the next one may succeed', async (_, stuck) => {
  const { outcome, requests } = await sendThrough([stuck, accepted], { limits: { ...patientLimits, eachTry: 700 } });
  expect(outcome).toBe('sent');
  expect(requests.length).toBeGreaterThan(1);
});

test.each([
  ['before its tries are used up', { tries: 3, eachTry: 1_000, whole: 1_800, firstPause: 1 }],
  ['in the middle of a try', { tries: 3, eachTry: 60_000, whole: 1_500, firstPause: 1 }],
])('a silent provider is given up at the whole limit, %s, and no connection stays open', async (_, shortLimits) => {
  await using provider = await startScriptedProvider([silence]);
  const { outcome, report } = await sendThrough([silence], { baseUrl: provider.baseUrl, limits: shortLimits });
  expect(outcome).toBe('unknown');
  expect(report).toMatchObject({ reason: 'timed-out', status: null });
  expect(report?.tries).toBeLessThan(3);
  await provider.connectionsClosed();
});

test('no time left means no try', async () => {
  const { outcome, report, requests } = await sendThrough([accepted], { limits: { ...patientLimits, whole: 0 } });
  expect(outcome).toBe('refused');
  expect(report).toMatchObject({ reason: 'out-of-time', tries: 0 });
  expect(requests).toHaveLength(0);
});

test('no timer outlives a delivery', async () => {
  const [started, cleared] = [vi.spyOn(globalThis, 'setTimeout'), vi.spyOn(globalThis, 'clearTimeout')];
  await sendThrough([accepted], { limits: { ...patientLimits, eachTry: 54_321, whole: 60_000 } });
  const ours = started.mock.results.filter((_, call) => started.mock.calls[call]?.[1] === 54_321);
  expect(ours).toHaveLength(1);
  expect(cleared).toHaveBeenCalledWith(ours[0]?.value);
});
