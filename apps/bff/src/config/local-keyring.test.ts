import { existsSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { scratchFolder } from '@countersign/database/testing';
import { afterAll, afterEach, describe, expect, test } from 'vitest';
import { readConfig } from './config.ts';
import { keyringOf } from './local-keyring.ts';

const scratch = scratchFolder();
const dataFolder = join(scratch.path, 'not', 'there', 'yet');
const file = join(dataFolder, 'secret-keys');
const config = (more: NodeJS.ProcessEnv = {}) => readConfig({ DATA_DIR: dataFolder, ...more });
afterEach(() => rmSync(join(scratch.path, 'not'), { recursive: true, force: true }));
afterAll(() => scratch[Symbol.dispose]());

describe('a machine that was given no key', () => {
  test('makes one of 32 bytes, which its owner alone can read', () => {
    const [{ id, key }, ...others] = keyringOf(config());
    expect(id).toMatch(/^local-[0-9a-f]{8}$/);
    expect(key).toHaveLength(32);
    expect(others).toEqual([]);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(new Set(key).size).toBeGreaterThan(8);
  });

  test('names it apart from every other, so that a lost one is missed', () => {
    const [{ id }] = keyringOf(config());
    rmSync(file);
    expect(keyringOf(config())[0].id).not.toBe(id);
  });

  test('keeps it from start to start', () => {
    const first = keyringOf(config());
    const text = readFileSync(file, 'utf8');
    expect(keyringOf(config())).toEqual(first);
    expect(readFileSync(file, 'utf8')).toBe(text);
  });

  test.each([
    ['is empty', ''],
    ['was cut short', 'local:AAAA'],
    ['holds something else', 'hello'],
  ])('refuses a file that %s, and does not overwrite it', (_, text) => {
    keyringOf(config());
    writeFileSync(file, text);
    expect(() => keyringOf(config())).toThrow(file);
    expect(readFileSync(file, 'utf8')).toBe(text);
  });
});

test('a machine that was given a key uses that, and writes none', () => {
  const SECRET_KEYS = `given:${Buffer.alloc(32, 7).toString('base64')}`;
  expect(keyringOf(config({ SECRET_KEYS }))).toEqual([{ id: 'given', key: new Uint8Array(32).fill(7) }]);
  expect(existsSync(file)).toBe(false);
});
