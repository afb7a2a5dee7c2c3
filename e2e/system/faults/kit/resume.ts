import { DEMO_PASSWORD } from '../../../kit/demo-accounts.ts';
import type { Load } from './load.ts';
import type { Member } from './many-members.ts';

/** A sample, since each costs a password hash. */
const ENOUGH = 10;

/** Signs interrupted users in on another device, with an emailed code if a second factor is required. */
export async function resumeInterrupted(load: Load): Promise<void> {
  for (const member of load.interrupted.slice(-ENOUGH)) await signIn(load, member);
}

async function signIn({ scene: { device, ledger, mail } }: Load, { email }: Member): Promise<void> {
  const another = device();
  const { ask } = another;
  const { body } = await ask((browser) => browser.post('/api/sign-in', { email, password: DEMO_PASSWORD }), [200]);
  if ((body as { next: string }).next === 'second-factor') {
    await ask((browser) => browser.post('/api/sign-in/challenge/email-code', {}), [202]);
    const given = { factor: 'email', code: mail.codeFor(email) };
    await ask((browser) => browser.post('/api/sign-in/challenge/verify', given), [200]);
  }
  ledger.signedIn.add(another.browser);
}
