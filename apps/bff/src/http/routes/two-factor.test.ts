import { newRecoveryCodes } from '@countersign/contract';
import * as v from 'valibot';
import { afterAll, expect, test } from 'vitest';
import { stepNow } from '../../testing/authenticator-app.ts';
import { beginActivation } from '../../testing/people.ts';
import { startBff } from '../../testing/start-bff.ts';

const bff = await startBff();
afterAll(() => bff.close());

test('GET /api/two-factor → 200 inactive, then active since when', async () => {
  const { browser } = await bff.member();
  expect(await browser.get('/api/two-factor')).toMatchObject({ status: 200, body: { status: 'inactive' } });
  const app = await beginActivation(browser);
  const confirmed = await browser.post('/api/two-factor/activation/confirm', { code: app.codeAt(stepNow()) });
  expect(confirmed).toMatchObject({ status: 200, body: { twoFactor: { status: 'active' } } });
  const { twoFactor } = v.parse(newRecoveryCodes, confirmed.body);
  expect((await browser.get('/api/two-factor')).body).toEqual(twoFactor);
});
