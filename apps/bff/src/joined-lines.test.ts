import { setImmediate } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { joinedLines } from './joined-lines.ts';

test('lines of one turn are written together and in order, each once', async () => {
  const written: string[] = [];
  const lines = joinedLines((text) => written.push(text));
  lines.write('one\n');
  lines.write('two\n');
  expect(written).toEqual([]);
  await setImmediate();
  expect(written).toEqual(['one\ntwo\n']);
  lines.write('three\n');
  await setImmediate();
  await setImmediate();
  expect(written).toEqual(['one\ntwo\n', 'three\n']);
});

test('what waits is written at once where it is asked for', async () => {
  const written: string[] = [];
  const lines = joinedLines((text) => written.push(text));
  lines.write('last\n');
  lines.flush();
  expect(written).toEqual(['last\n']);
  await setImmediate();
  expect(written).toHaveLength(1);
});
