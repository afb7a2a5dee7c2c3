import { expect, test } from 'vitest';
import { addressOf, isUnexpired, numberOf, requestedStep, stepBefore, stepToShow } from './activation-steps.ts';

const pending = {
  keyUri: 'otpauth://totp/Acme:ada%40example.com?secret=JBSWY3DPEHPK3PXP&issuer=Acme',
  textKey: 'JBSWY3DPEHPK3PXP',
  expiresAt: '2026-03-01T12:15:00.000Z',
};

test.each([
  [null, 'get-app'],
  ['', 'get-app'],
  ['get-app', 'get-app'],
  ['scan', 'scan'],
  ['confirm', 'confirm'],
  ['save-recovery-codes', 'get-app'],
])('?step=%s asks for %s', (step, name) => {
  expect(requestedStep(step)).toBe(name);
});

test('a step carries the activation it is about', () => {
  expect(stepToShow('scan', pending)).toEqual({ name: 'scan', pending });
  expect(stepToShow('confirm', pending)).toEqual({ name: 'confirm', pending });
  expect(stepToShow('get-app', pending)).toEqual({ name: 'get-app' });
});

test.each(['scan', 'confirm'] as const)(
  'a deep link to %s with no activation under way shows the first step',
  (step) => {
    expect(stepToShow(step, null)).toEqual({ name: 'get-app' });
  },
);

test('an activation is unexpired until its last moment', () => {
  expect(isUnexpired(pending, Date.parse('2026-03-01T12:14:59.999Z'))).toBe(true);
  expect(isUnexpired(pending, Date.parse('2026-03-01T12:15:00.000Z'))).toBe(false);
});

test('every step has an address that leads back to it', () => {
  for (const step of ['get-app', 'scan', 'confirm'] as const) {
    const search = new URL(addressOf(step), 'https://console.invalid').searchParams;
    expect(requestedStep(search.get('step'))).toBe(step);
  }
});

test('steps are counted from one and lead back one by one', () => {
  expect(numberOf('get-app')).toBe(1);
  expect(numberOf('confirm')).toBe(3);
  expect(stepBefore('confirm')).toBe('scan');
  expect(stepBefore('scan')).toBe('get-app');
});
