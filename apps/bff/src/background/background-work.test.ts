import { expect, test } from 'vitest';
import { createJsonLog } from '../observability/log.ts';
import { createBackgroundWork } from './background-work.ts';

const logged: string[] = [];
const log = createJsonLog((line) => void logged.push(line));

test('returns before the work is done, and settles after it, and after what it began', async () => {
  const { inBackground, settled, underWay } = createBackgroundWork(log);
  const done: string[] = [];
  inBackground('first', async () => {
    await Promise.resolve();
    inBackground('second', async () => void done.push('second'));
    await Promise.resolve();
    done.push('first');
  });
  expect(done).toEqual([]);
  expect(underWay()).toBe(1);
  await settled();
  expect(underWay()).toBe(0);
  expect(done.toSorted()).toEqual(['first', 'second']);
});

test('logs what failed, without its message, and goes on', async () => {
  const { inBackground, settled } = createBackgroundWork(log);
  inBackground('a notice', async () => {
    throw new TypeError('alice@example.com');
  });
  await settled();
  expect(JSON.parse(logged.at(-1) ?? '')).toMatchObject({
    level: 'error',
    event: 'background work failed',
    name: 'a notice',
    causes: [{ name: 'TypeError' }],
  });
  expect(logged.at(-1)).not.toContain('alice');
});
