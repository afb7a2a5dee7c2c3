import { afterAll, describe, expect, test } from 'vitest';
import { startBff } from '../testing/start-bff.ts';

const bff = await startBff();
afterAll(() => bff.close());

/** Of one right code, what some parser or database somewhere takes for the same six digits (SEC-20). */
const disguises: [string, (code: string) => unknown][] = [
  ['a number', (code) => Number(code)],
  ['a list of one', (code) => [code]],
  ['a list of digits', (code) => [...code]],
  ['an object', (code) => ({ code })],
  ['an object that compares', () => ({ $gt: '' })],
  ['null', () => null],
  ['true', () => true],
  ['nothing', () => undefined],
  ['an empty text', () => ''],
  ['five digits', (code) => code.slice(1)],
  ['seven digits', (code) => `0${code}`],
  ['a space before', (code) => ` ${code}`],
  ['a space after', (code) => `${code} `],
  ['a space between', (code) => `${code.slice(0, 3)} ${code.slice(3)}`],
  ['a no-break space between', (code) => `${code.slice(0, 3)}\u00a0${code.slice(3)}`],
  ['a line break after', (code) => `${code}\n`],
  ['a zero byte after', (code) => `${code}\u0000`],
  ['a zero-width space', (code) => `${code}\u200b`],
  ['a sign', (code) => `+${code.slice(1)}`],
  ['a minus', (code) => `-${code.slice(1)}`],
  ['an exponent', () => '1e0005'],
  ['a decimal point', (code) => `${code}.0`],
  ['hexadecimal', () => '0x1234'],
  ['letters', () => 'abcdef'],
  ['full-width digits', (code) => code.replace(/\d/g, (digit) => String.fromCodePoint(0xff10 + Number(digit)))],
  ['Arabic-Indic digits', (code) => code.replace(/\d/g, (digit) => String.fromCodePoint(0x0660 + Number(digit)))],
  ['superscript digits', () => '¹²³⁴⁵⁶'],
  ['circled digits', () => '①②③④⑤⑥'],
  ['two codes', (code) => `${code},${code}`],
];

describe('SEC-20 a code is a text of six ASCII digits', () => {
  test.each(disguises)('%s is malformed at sign-in, and no attempt is charged', async (_, disguise) => {
    const ann = await bff.activeMember();
    const browser = await bff.enterPassword(ann.account);
    const before = await bff.budgets.of(ann.account, 'untrusted');
    const code = disguise(await bff.freshCode(ann));
    const answer = await browser.post('/api/sign-in/challenge/verify', { factor: 'authenticator', code });
    expect(answer).toMatchObject({ status: 400, body: { code: 'malformed' } });
    expect((await browser.get('/api/sign-in/challenge')).body).toMatchObject({ attemptsLeft: 5 });
    expect(await bff.budgets.of(ann.account, 'untrusted')).toEqual(before);
  });

  test('and in both confirmations too', async () => {
    const [ann, bob] = [await bff.activeMember(), await bff.member()];
    await ann.browser.post('/api/two-factor/deactivation');
    await bob.browser.post('/api/two-factor/activation');
    for (const [, disguise] of disguises) {
      const code = disguise('123456');
      const deactivating = await ann.browser.post('/api/two-factor/deactivation/confirm', { code });
      const activating = await bob.browser.post('/api/two-factor/activation/confirm', { code });
      expect([deactivating.status, activating.status]).toEqual([400, 400]);
    }
    const questions = await bff.query(
      `select attempts_left from challenges where account_id = $1
      union all select attempts_left from pending_activations where account_id = $2`,
      [ann.account.id, bob.account.id],
    );
    expect(questions).toEqual([{ attempts_left: 5 }, { attempts_left: 10 }]);
  });

  test.each([
    ['no factor', undefined],
    ['an unknown one', 'password'],
    ['one that is not built yet', 'recovery-code'],
    ['two', ['authenticator', 'email']],
    ['one that every object has', 'constructor'],
  ])('SEC-17 the factor is one of the two: %s is malformed', async (_, factor) => {
    const ann = await bff.activeMember();
    const browser = await bff.enterPassword(ann.account);
    const code = await bff.freshCode(ann);
    expect((await browser.post('/api/sign-in/challenge/verify', { factor, code })).status).toBe(400);
    expect((await browser.get('/api/sign-in/challenge')).body).toMatchObject({ attemptsLeft: 5 });
  });
});
