import { setImmediate as nextTurn } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { createBufferedWriter } from './buffered-writer.ts';

function batchesWritten() {
  const written: string[] = [];
  return { written, ...createBufferedWriter((lines) => written.push(lines)) };
}

test('the lines of one turn are written together, in their order, and those of the next by themselves', async () => {
  const { add, written } = batchesWritten();
  add('a\n');
  await Promise.resolve();
  add('b\n');
  expect(written).toEqual([]);
  await nextTurn();
  add('c\n');
  await nextTurn();
  expect(written).toEqual(['a\nb\n', 'c\n']);
});

test('what is flushed is written at once, and only once', async () => {
  const { add, flush, written } = batchesWritten();
  add('a\n');
  flush();
  flush();
  expect(written).toEqual(['a\n']);
  await nextTurn();
  expect(written).toEqual(['a\n']);
});
