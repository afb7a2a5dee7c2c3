import { HashingIsBusy } from '@countersign/two-factor';
import { expect, test } from 'vitest';
import { breakagesOf, wasTurnedAway } from './turned-away.ts';

const line = (requestId: string, name: string) =>
  JSON.stringify({ level: 'error', event: 'unavailable', requestId, causes: [{ name }, { name: 'Error' }] });

const busy = line('a', new HashingIsBusy().name);
const broken = line('b', 'Error');
const replicas = [{ process: { stdout: `${busy}\n{"level":"info","event":"request","requestId":"b"}\n` } }];
const system = { replicas: [...replicas, { process: { stdout: `${broken}\n` } }] };

test.each([
  ['no room to judge a password', { requestId: 'a', status: 503 }, true],
  ['anything else that is away', { requestId: 'b', status: 503 }, false],
  ['another answer', { requestId: 'a', status: 200 }, false],
  ['no answer', { requestId: undefined, status: null }, false],
])('a request is turned away, having done nothing, for want of room alone: %s', async (_, answer, isTurnedAway) => {
  expect(await wasTurnedAway(system, answer)).toBe(isTurnedAway);
});

test('whatever else a replica says of errors is a breakage', () => {
  expect(breakagesOf(system)).toEqual([JSON.parse(broken)]);
  expect(breakagesOf({ replicas })).toEqual([]);
});
