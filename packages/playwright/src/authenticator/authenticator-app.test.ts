import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { newAuthenticatorApp } from './authenticator-app.ts';
import { base32Of } from './base32.ts';
import type { Clock } from './clock.ts';
import { type Ledger, memoryLedger } from './ledger.ts';
import { timeBasedCode, timeStepAt } from './time-based-code.ts';

const TEXT_KEY = 'GEZD GNBV GY3T QOJQ GEZD GNBV GY3T QOJQ';
const SECRET = Buffer.from('12345678901234567890');

/** Stands still, except that waiting takes it to the moment waited for. */
function stoppedClock(start: string) {
  let now = new Date(start);
  const waits: Date[] = [];
  const reasons: string[] = [];
  const clock: Clock = {
    now: () => now,
    until: async (moment, why) => {
      if (moment > now) {
        waits.push(moment);
        reasons.push(why);
      }
      now = new Date(Math.max(now.getTime(), moment.getTime()));
    },
  };
  const advance = (milliseconds: number) => {
    now = new Date(now.getTime() + milliseconds);
  };
  return { clock, waits, reasons, advance };
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
  expect(scanned.textKey()).toBe(TEXT_KEY.replaceAll(' ', ''));
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

describe('where others use the key too', () => {
  const sharing = (ledger: Ledger, clock: Clock) => {
    const app = newAuthenticatorApp({ ledger, clock });
    app.enterTextKey(TEXT_KEY);
    return app;
  };

  test('each waits for a half minute of its own, and is told who had the one before', async () => {
    const ledger = memoryLedger();
    const named: Ledger = { claim: async (...of) => (await ledger.claim(...of)) || { takenBy: 'worker 2' } };
    const [here, there] = [stoppedClock('2030-01-01T00:00:05Z'), stoppedClock('2030-01-01T00:00:05Z')];
    const codes = [await sharing(named, here.clock).nextCode(), await sharing(named, there.clock).nextCode()];
    expect(here.waits).toEqual([]);
    expect(there.waits).toEqual([new Date('2030-01-01T00:00:30Z')]);
    expect(there.reasons).toEqual(['the code before was used by worker 2']);
    expect(new Set(codes).size).toBe(2);
  });

  test('nobody types a code of an earlier half minute after one of a later, however their calls interleave', async () => {
    const calls = fc.array(fc.record({ app: fc.nat(3), pause: fc.integer({ min: 0, max: 40_000 }) }), {
      maxLength: 15,
    });
    await fc.assert(
      fc.asyncProperty(calls, async (schedule) => {
        const ledger = memoryLedger();
        const clocks = Array.from({ length: 4 }, () => stoppedClock('2030-01-01T00:00:00Z'));
        const apps = clocks.map(({ clock }) => sharing(ledger, clock));
        const typed: { at: number; step: number }[] = [];
        let time = 0;
        for (const { app: index, pause } of schedule) {
          const [app, own] = [apps[index], clocks[index]];
          if (!app || !own) continue;
          time += pause;
          const behind = Date.parse('2030-01-01T00:00:00Z') + time - own.clock.now().getTime();
          if (behind > 0) own.advance(behind);
          const code = await app.nextCode();
          const at = own.clock.now();
          typed.push({ at: at.getTime(), step: stepOf(code, at, -1) ?? Number.NaN });
        }
        const inOrder = typed.sort((a, b) => a.at - b.at || a.step - b.step).map(({ step }) => step);
        expect(inOrder).toEqual([...new Set(inOrder)].sort((a, b) => a - b));
      }),
      { numRuns: 200 },
    );
  });

  test('the ledger learns neither the key nor a code', async () => {
    const told: string[] = [];
    const { clock } = stoppedClock('2030-01-01T00:00:05Z');
    const app = sharing({ claim: (step, keyId) => told.push(String(step), keyId) > 0 }, clock);
    const code = await app.nextCode();
    const said = told.join().toLowerCase();
    for (const secret of [TEXT_KEY.replaceAll(' ', ''), SECRET.toString('hex'), SECRET.toString('base64')]) {
      expect(said).not.toContain(secret.toLowerCase());
    }
    expect(told).not.toContain(code);
    expect(told).toEqual([expect.stringMatching(/^[0-9]+$/), expect.stringMatching(/^[0-9a-f]{32}$/)]);
  });

  test('a ledger that refuses every step is not waited for', async () => {
    const { clock, waits } = stoppedClock('2030-01-01T00:00:05Z');
    const app = sharing({ claim: () => false }, clock);
    await expect(app.nextCode()).rejects.toThrow('refused 20 time steps in a row');
    expect(waits).toEqual([]);
  });
});

test('the wrong code is wrong for a quarter of an hour around', () => {
  const moments = fc.integer({ min: 1_000_000, max: 4_000_000_000 }).map((seconds) => new Date(seconds * 1_000));
  fc.assert(
    fc.property(moments, fc.uint8Array({ minLength: 20, maxLength: 20 }), (now, secret) => {
      const app = newAuthenticatorApp({ clock: { now: () => now, until: async () => {} } });
      app.scan(`otpauth://totp/a?secret=${base32Of(secret)}`);
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
