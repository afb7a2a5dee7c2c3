import { describe, expect, test } from 'vitest';
import { createJsonLog } from './log.ts';

/** What is written for what `say` logs. */
function written(say: (log: ReturnType<typeof createJsonLog>) => void): string[] {
  const lines: string[] = [];
  say(createJsonLog((line) => lines.push(line)));
  return lines;
}

test('an event is one line of JSON with its time in UTC', () => {
  const lines = written((log) => {
    log.info('started', { port: 3000 });
    log.warn('slow');
  });
  expect(lines.every((line) => line.endsWith('\n') && !line.slice(0, -1).includes('\n'))).toBe(true);
  expect(lines.map((line) => JSON.parse(line))).toEqual([
    { at: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/), level: 'info', event: 'started', port: 3000 },
    { at: expect.any(String), level: 'warn', event: 'slow' },
  ]);
});

test('what is said always is said by every line', () => {
  const lines: string[] = [];
  const log = createJsonLog((line) => lines.push(line), { replica: 'a/1' });
  log.info('started');
  log.error('unexpected', new Error('x'));
  expect(lines.map((line) => JSON.parse(line).replica)).toEqual(['a/1', 'a/1']);
});

test('SEC-87 nothing that is logged can forge a line or control a terminal', () => {
  const path = '/api/x\r\n{"level":"info","event":"forged"}\u0000\u001b[2J\u2028\u007f\u009b2J\u202e';
  const [line = '', ...others] = written((log) => log.info('request', { path }));
  expect(others).toEqual([]);
  expect(line.slice(0, -1)).not.toMatch(/[\p{Cc}\p{Cf}\p{Zl}]/u);
  expect(JSON.parse(line).path).toBe(path);
});

describe('SEC-88 of an error only its kind and its place are logged', () => {
  class QueryFailed extends Error {
    override name = 'QueryFailed';
    code = '23505';
    detail = 'Key (email)=(ann@example.com) already exists.';
    query = 'insert into accounts values ($1)';
  }
  const logged = (error: unknown) => {
    const [line = ''] = written((log) => log.error('unexpected', error, { requestId: 'r1' }));
    return line;
  };

  test('never its message, nor what else it carries', () => {
    const line = logged(new QueryFailed('insert into accounts … ann@example.com'));
    for (const secret of ['ann@example.com', 'insert', 'Key (email)']) expect(line).not.toContain(secret);
    const { causes, requestId } = JSON.parse(line);
    expect(requestId).toBe('r1');
    expect(causes).toEqual([{ name: 'QueryFailed', code: '23505', frames: expect.any(Array) }]);
    expect(causes[0].frames[0]).toMatch(/^at .*log\.test\.ts/);
  });

  test('not even where the message looks like a stack', () => {
    const line = logged(new Error('code 123456\n    at ann@example.com\nand more'));
    expect(line).not.toContain('123456');
    expect(line).not.toContain('ann@example.com');
  });

  test('with its causes, as far as five', () => {
    const chain = Array.from({ length: 9 }).reduce<Error | undefined>(
      (cause, _, index) => new Error(`number ${index}`, { cause }),
      undefined,
    );
    expect(JSON.parse(logged(chain)).causes).toHaveLength(5);
  });

  test.each([['a text'], [undefined], [null], [{ password: 'secret' }]])(
    'and of what is no error (%j) nothing',
    (thrown) => {
      expect(JSON.parse(logged(thrown)).causes).toEqual([]);
      expect(logged(thrown)).not.toContain('secret');
    },
  );
});
