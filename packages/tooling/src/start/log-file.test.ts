import { chmodSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { miniatureWorkspace } from '../testing/miniature-workspace.ts';
import { UserError } from '../user-error.ts';
import { openLogFile } from './log-file.ts';

const line = (number: number) => `{"request":${String(number).padStart(6, '0')}}\n`;
const LINE_BYTES = line(0).length;

const read = (folder: string, name: string) => readFileSync(join(folder, 'log', name), 'utf8');
const modeOf = (path: string) => statSync(path).mode & 0o777;

test('within one run two files of the agreed size are kept, the newest lines in them, and none is cut', () => {
  using folder = miniatureWorkspace({});
  const most = 100 * LINE_BYTES;
  const log = openLogFile(folder.root, most);
  const all = Array.from({ length: 1_234 }, (_, index) => line(index)).join('');
  // In pieces as a pipe hands them on, which end anywhere.
  for (let from = 0; from < all.length; from += 77) log.write(Buffer.from(all.slice(from, from + 77)));
  log.close();

  expect(readdirSync(join(folder.root, 'log')).toSorted()).toEqual(['bff.log', 'bff.previous.log']);
  const [previous, current] = [read(folder.root, 'bff.previous.log'), read(folder.root, 'bff.log')];
  for (const text of [previous, current]) {
    expect(text.length).toBeLessThanOrEqual(most + 77);
    expect(
      text
        .split('\n')
        .slice(0, -1)
        .every((each) => /^\{"request":\d{6}\}$/.test(each)),
    ).toBe(true);
  }
  expect(all.endsWith(previous + current)).toBe(true);
  expect(previous.length).toBeGreaterThan(most / 2);
});

test('a start goes on with the file of the run before, and begins another where that has grown', () => {
  using folder = miniatureWorkspace({ 'log/bff.log': line(1) });
  const log = openLogFile(folder.root, 2 * LINE_BYTES);
  log.write(Buffer.from(line(2)));
  expect(read(folder.root, 'bff.log')).toBe(line(1) + line(2));
  log.write(Buffer.from(line(3)));
  log.write(Buffer.from(line(4)));
  log.close();
  expect(read(folder.root, 'bff.previous.log')).toBe(line(1) + line(2) + line(3));
  expect(read(folder.root, 'bff.log')).toBe(line(4));
});

test('its owner alone may read it, also where it was there before', () => {
  using folder = miniatureWorkspace({ 'log/bff.log': '', 'log/bff.previous.log': '' });
  const places = ['log', 'log/bff.log', 'log/bff.previous.log'].map((path) => join(folder.root, path));
  for (const place of places) chmodSync(place, 0o777);
  openLogFile(folder.root).close();
  expect(places.map(modeOf)).toEqual([0o700, 0o700, 0o700]);

  const made = join(folder.root, 'made');
  openLogFile(made).close();
  expect([made, join(made, 'log'), join(made, 'log', 'bff.log')].map(modeOf)).toEqual([0o700, 0o700, 0o600]);
});

test.each(['/proc/countersign', '/proc/self/deep/down', '/dev/null/data'])(
  '%s, where no folder can be made, is refused in a sentence',
  (folder) => {
    expect(() => openLogFile(folder)).toThrow(UserError);
    expect(() => openLogFile(folder)).toThrow(
      /^DATA_DIR "\S+" cannot be written to \([A-Z]+\): set it to a folder that can\.$/,
    );
  },
);

test('a folder where the log should be is refused in a sentence', () => {
  using folder = miniatureWorkspace({});
  mkdirSync(join(folder.root, 'log', 'bff.log'), { recursive: true });
  expect(() => openLogFile(folder.root)).toThrow(UserError);
});

test('a log that cannot be rotated is said once, and takes what it is given all the same', () => {
  using folder = miniatureWorkspace({});
  using said = vi.spyOn(console, 'error').mockReturnValue();
  const log = openLogFile(folder.root, 2 * LINE_BYTES);
  mkdirSync(join(folder.root, 'log', 'bff.previous.log'));
  writeFileSync(join(folder.root, 'log', 'bff.previous.log', 'in-the-way'), '');
  for (let number = 0; number < 5; number += 1) log.write(Buffer.from(line(number)));
  log.close();
  expect(read(folder.root, 'bff.log')).toBe([0, 1, 2, 3, 4].map(line).join(''));
  expect(said).toHaveBeenCalledExactlyOnceWith(expect.stringMatching(/^The log \S+ cannot be written \(\w+\)\. /));
});
