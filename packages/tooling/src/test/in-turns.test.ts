import { setImmediate as nextTurn } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { inTurns } from './in-turns.ts';

test('never more than the limit at a time, all of them, and the results in the order of the tasks', async () => {
  let running = 0;
  let most = 0;
  const turnsNeeded = [5, 1, 3, 1, 1, 4, 2];
  const results = await inTurns(turnsNeeded, 2, async (turns) => {
    most = Math.max(most, ++running);
    for (let turn = 0; turn < turns; turn++) await nextTurn();
    running--;
    return turns * 10;
  });
  expect(results).toEqual([50, 10, 30, 10, 10, 40, 20]);
  expect(most).toBe(2);
});
