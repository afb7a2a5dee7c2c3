import fc from 'fast-check';
import { expect, test } from 'vitest';
import { newAuthenticatorApp } from './authenticator-app.ts';
import type { Clock } from './clock.ts';
import { timeBasedCode, timeStepAt } from './time-based-code.ts';

const TEXT_KEY = 'GEZD GNBV GY3T QOJQ GEZD GNBV GY3T QOJQ';
const SECRET = Buffer.from('12345678901234567890');

/** Stands still, except that waiting takes it to the moment waited for. */
function stoppedClock(start: string) {
  let now = new Date(start);
  const waits: Date[] = [];
  const clock: Clock = {
    now: () => now,
    until: async (moment) => {
      if (moment > now) waits.push(moment);
      now = new Date(Math.max(now.getTime(), moment.getTime()));
    },
  };
  const advance = (milliseconds: number) => {
    now = new Date(now.getTime() + milliseconds);
  };
  return { clock, waits, advance };
}

/** The step whose code this is, looked for around the clock and after the last. */
const stepOf = (code: string, now: Date, after: number) =>
  [-1, 0, 1]
    .map((drift) => timeStepAt(now) + drift)
    .find((step) => step > after && timeBasedCode(SECRET, step) === code);

test('the code of a moment is that of RFC 6238', () => {
  const app = newAuthenticatorApp();
  app.enterTextKey(TEXT_KEY);
  expect(app.codeAt(new Date('2005-03-18T01:58:29Z'))).toBe('081804');
});

test('scanning tells what the phone would show, and gives the same codes as typing the key', () => {
  const [scanned, typed] = [newAuthenticatorApp(), newAuthenticatorApp()];
  typed.enterTextKey(TEXT_KEY.toLowerCase());
  const shown = scanned.scan(`otpauth://totp/Platform:ann%40example.com?secret=${TEXT_KEY.replaceAll(' ', '')}`);
  expect(shown).toMatchObject({ issuer: 'Platform', account: 'ann@example.com' });
  const moment = new Date('2030-01-01T00:00:00Z');
  expect(scanned.codeAt(moment)).toBe(typed.codeAt(moment));
});

test('three codes come at once and differ; the fourth is waited for', async () => {
  const { clock, waits } = stoppedClock('2030-01-01T00:00:05Z');
  const app = newAuthenticatorApp({ clock });
  app.enterTextKey(TEXT_KEY);
  const codes = [await app.nextCode(), await app.nextCode(), await app.nextCode()];
  expect(waits).toEqual([]);
  codes.push(await app.nextCode());
  expect(waits).toEqual([new Date('2030-01-01T00:00:32Z')]);
  expect(new Set(codes).size).toBe(4);
});

test('no code is given twice or outside the window, however the calls are spread in time', async () => {
  const pauses = fc.array(fc.integer({ min: 0, max: 70_000 }), { minLength: 2, maxLength: 12 });
  await fc.assert(
    fc.asyncProperty(pauses, async (milliseconds) => {
      const { clock, advance } = stoppedClock('2030-01-01T00:00:00Z');
      const app = newAuthenticatorApp({ clock });
      app.enterTextKey(TEXT_KEY);
      let last = -1;
      for (const pause of milliseconds) {
        advance(pause);
        const step = stepOf(await app.nextCode(), clock.now(), last);
        expect(step).toBeGreaterThan(last);
        last = step ?? last;
      }
    }),
  );
});

test('apps that share their steps and their key never give the same code', async () => {
  const { clock } = stoppedClock('2030-01-01T00:00:05Z');
  const givenSteps = new Map<string, number>();
  const [first, second] = [newAuthenticatorApp({ clock, givenSteps }), newAuthenticatorApp({ clock, givenSteps })];
  first.enterTextKey(TEXT_KEY);
  second.enterTextKey(TEXT_KEY);
  expect(await first.nextCode()).not.toBe(await second.nextCode());
});

test('the wrong code is wrong for a quarter of an hour around', () => {
  const moments = fc.integer({ min: 1_000_000, max: 4_000_000_000 }).map((seconds) => new Date(seconds * 1_000));
  fc.assert(
    fc.property(moments, fc.uint8Array({ minLength: 20, maxLength: 20 }), (now, secret) => {
      const app = newAuthenticatorApp({ clock: { now: () => now, until: async () => {} } });
      app.scan(`otpauth://totp/a?secret=${base32(secret)}`);
      const wrong = app.wrongCode();
      expect(wrong).toMatch(/^[0-9]{6}$/);
      for (let minutes = -15; minutes <= 15; minutes += 0.5) {
        expect(app.codeAt(new Date(now.getTime() + minutes * 60_000))).not.toBe(wrong);
      }
    }),
    { numRuns: 30 },
  );
});

test('without a key there is no code', async () => {
  const app = newAuthenticatorApp();
  expect(app.hasKey()).toBe(false);
  await expect(app.nextCode()).rejects.toThrow('holds no key yet');
  expect(() => app.enterTextKey('  ')).toThrow('empty');
});

function base32(bytes: Uint8Array): string {
  const bits = Array.from(bytes, (byte) => byte.toString(2).padStart(8, '0')).join('');
  const symbols = bits.match(/.{5}/g) ?? [];
  return symbols.map((five) => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.charAt(Number.parseInt(five, 2))).join('');
}
