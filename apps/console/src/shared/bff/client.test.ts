import { sessionAnswer, signedIn, twoFactorStatus } from '@countersign/contract';
import { expect, test } from 'vitest';
import { noContent, read, write } from './client.ts';

test('a path with the body or answer of another does not compile', () => {
  const uncalled = [
    // @ts-expect-error another answer
    () => read('/api/session', twoFactorStatus),
    // @ts-expect-error nothing is read there
    () => read('/api/step-up', noContent),
    // @ts-expect-error no such path
    () => read('/api/sessions', sessionAnswer),
    // @ts-expect-error another body
    () => write('POST', '/api/step-up', { code: '123456' }, noContent),
    // @ts-expect-error a body is missing
    () => write('POST', '/api/step-up', undefined, noContent),
    // @ts-expect-error an answer where there is none
    () => write('POST', '/api/step-up', { password: '' }, signedIn),
    // @ts-expect-error another method
    () => write('DELETE', '/api/step-up', undefined, noContent),
  ];
  expect(uncalled).toHaveLength(7);
});
