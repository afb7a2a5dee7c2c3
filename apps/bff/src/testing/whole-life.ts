import { createHash } from 'node:crypto';
import { beginActivation } from './people.ts';
import type { Bff } from './start-bff.ts';

/** Whatever somebody could sign in with, act with or be found by. */
export interface Secrets {
  texts: string[];
  codes: string[];
}

/** Signs in, activates, signs in with either factor, proves the password and deactivates, with a wrong code between. */
export async function wholeLife(bff: Bff): Promise<Secrets> {
  const { account, browser } = await bff.member();
  const secrets = [account.password, account.email];
  const remember = () => secrets.push(...browser.cookies.values());
  remember();

  const pending = await beginActivation(browser);
  await browser.post('/api/two-factor/activation/confirm', { code: pending.wrongCode() });
  const app = await bff.activate(browser);
  for (const { secret, textKey } of [pending, app]) {
    secrets.push(textKey, Buffer.from(secret).toString('hex'), Buffer.from(secret).toString('base64'));
  }
  secrets.push(pending.wrongCode());
  remember();

  await bff.enterPassword(account, browser);
  remember();
  await browser.post('/api/sign-in/challenge/email-code');
  const mailed = await bff.inbox.newestCode(account.email);
  await browser.post('/api/sign-in/challenge/verify', { factor: 'email', code: mailed });
  remember();
  await bff.signInWithApp({ account, browser, app }, browser);
  remember();
  await browser.post('/api/step-up', { password: account.password });
  remember();
  await browser.post('/api/two-factor/deactivation');
  const deactivating = await bff.inbox.newestCode(account.email);
  await browser.post('/api/two-factor/deactivation/confirm', { code: deactivating });
  remember();
  await browser.delete('/api/session');
  return { texts: secrets.flatMap(formsOf), codes: [mailed, deactivating] };
}

const formsOf = (secret: string): string[] => [
  secret,
  encodeURIComponent(secret),
  Buffer.from(secret).toString('base64'),
  Buffer.from(secret).toString('hex'),
  createHash('sha256').update(secret).digest('hex'),
];
