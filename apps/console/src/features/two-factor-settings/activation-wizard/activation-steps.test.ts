import { expect, test } from 'vitest';
import { paths } from '../../../shared/navigation/paths.ts';
import {
  addressOf,
  isAfterConfirmation,
  isUnexpired,
  numberOf,
  requestedStep,
  stepBefore,
  stepNames,
  stepToShow,
} from './activation-steps.ts';

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
  ['save-recovery-codes', 'save-recovery-codes'],
  ['show-recovery-codes', 'get-app'],
  ['delete-old-entry', 'get-app'],
])('?step=%s asks for %s', (step, name) => {
  expect(requestedStep('activation', step)).toBe(name);
});

test('a step carries the activation it is about', () => {
  expect(stepToShow('scan', pending)).toEqual({ name: 'scan', pending });
  expect(stepToShow('confirm', pending)).toEqual({ name: 'confirm', pending });
  expect(stepToShow('get-app', pending)).toEqual({ name: 'get-app' });
});

test('a deep link to the codes shows the first step: they are in the memory of the page that made them', () => {
  expect(stepToShow('save-recovery-codes', pending)).toEqual({ name: 'get-app' });
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
  for (const wizard of ['activation', 'move', 'addition', 'passkey'] as const) {
    for (const step of stepNames[wizard]) {
      const { pathname, searchParams } = new URL(addressOf(wizard, step), 'https://console.invalid');
      expect(pathname).toBe(wizard in paths ? paths[wizard as 'activation' | 'move' | 'addition'] : paths.activation);
      expect(requestedStep(wizard, searchParams.get('step'))).toBe(step);
    }
  }
});

test('steps are counted from one and lead back one by one', () => {
  expect(numberOf('activation', 'get-app')).toBe(1);
  expect(numberOf('activation', 'confirm')).toBe(3);
  expect(numberOf('activation', 'save-recovery-codes')).toBe(4);
  expect(stepBefore('activation', 'confirm')).toBe('scan');
  expect(stepBefore('activation', 'scan')).toBe('get-app');
});

test('an addition ends with its confirmation, which can still be cancelled', () => {
  expect(numberOf('addition', 'confirm')).toBe(stepNames.addition.length);
  expect(stepNames.addition.filter(isAfterConfirmation)).toEqual([]);
  expect(stepNames.move.filter(isAfterConfirmation)).toEqual(['delete-old-entry']);
  expect(stepNames.activation.filter(isAfterConfirmation)).toEqual(['save-recovery-codes']);
});
