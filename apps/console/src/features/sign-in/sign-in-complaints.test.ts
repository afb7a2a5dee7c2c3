import { expect, test } from 'vitest';
import { complaintsAbout } from './sign-in-complaints.ts';

test.each([
  [
    { email: 'ada@example.com', password: 'correct horse' },
    { email: null, password: null },
  ],
  [
    { email: '', password: '' },
    { email: 'emailMissing', password: 'passwordMissing' },
  ],
  [
    { email: 'ada@example.com', password: '' },
    { email: null, password: 'passwordMissing' },
  ],
  [
    { email: 'a'.repeat(255), password: 'x' },
    { email: 'emailNotUsable', password: null },
  ],
  [
    { email: 'ada@example.com', password: 'x'.repeat(513) },
    { email: null, password: 'passwordTooLong' },
  ],
] as const)('%j is met with %j', (request, complaints) => {
  expect(complaintsAbout(request)).toEqual(complaints);
});
