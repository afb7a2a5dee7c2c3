import { readFileSync } from 'node:fs';
import { parseEnv } from 'node:util';
import { expect, test } from 'vitest';
import { readConfig } from './config.ts';

const textOf = (path: string) => readFileSync(new URL(path, import.meta.url), 'utf8');
const example = textOf('../../../../.env.example');
const uncommented = example.replace(/^# (?=[A-Z_]+=)/gm, '');
const settings = parseEnv(uncommented);

/** Every variable that the BFF's configuration reads, from its own text. */
const variables = [
  ...textOf('./config.ts').matchAll(/\bread(?:<[^>]*>)?\(\s*'([A-Z_]+)'|environment\.([A-Z_]+)/g),
  ...textOf('../observability/tracing/read-tracing.ts').matchAll(/\b(OTEL_[A-Z_]+)\b/g),
].map(([, read, other]) => read ?? other);

test('it names every setting once, and nothing that is none', () => {
  expect(variables).toEqual(expect.arrayContaining(['NODE_ENV', 'SECRET_KEYS', 'OTEL_TRACES_EXPORTER']));
  const named = [...uncommented.matchAll(/^([A-Z_]+)=/gm)].map(([, name]) => name);
  expect(named.sort()).toEqual([...new Set(variables)].sort());
});

test('a copy of it changes nothing', () => {
  expect(parseEnv(example)).toEqual({});
});

test('the values it shows are the defaults', () => {
  expect(readConfig(settings)).toEqual(readConfig({}));
});

test('it holds no secret that somebody could start with', () => {
  for (const name of ['SECRET_KEYS', 'RESEND_API_KEY', 'DATABASE_URL']) expect(settings[name]).toBe('');
});

test('every line that sets something has an explanation above it', () => {
  const lines = example.split('\n');
  const isSetting = (line: string | undefined) => /^# [A-Z_]+=/.test(line ?? '');
  const bare = lines.filter((line, index) => isSetting(line) && !/^# ?\S/.test(lines[index - 1] ?? ''));
  expect(bare).toEqual([]);
});

test('git ignores the file that it is copied to', () => {
  expect(textOf('../../../../.gitignore').split('\n')).toContain('.env');
});
