import { DEMO_PASSWORD } from '../../../kit/demo-accounts.ts';
import type { Device } from './device.ts';
import type { Attempt, Ledger } from './ledger.ts';
import type { Member } from './many-members.ts';

/** What a user does on a device; each action records its outcome in the ledger. */
export interface UserActions {
  enterPassword(device: Device, member: Member): Promise<void>;
  /** @returns whether it was accepted */
  verify(device: Device, member: Member, code: { step: number; code: string }): Promise<boolean>;
  guessWrong(device: Device, code: string): Promise<void>;
  seeSession(device: Device): Promise<void>;
  seeNoSession(device: Device): Promise<void>;
  signOut(device: Device): Promise<void>;
  activate(device: Device, member: Member, codeFor: (textKey: string) => { step: number; code: string }): Promise<void>;
  deactivate(device: Device, member: Member, mailedCode: () => string): Promise<void>;
}

export function userActionsIn(ledger: Ledger): UserActions {
  const { attempts, isActive, signedIn, signedOut, surprises } = ledger;

  /** Its outcome is unknown until the answer arrives. */
  function attempt({ id: accountId }: Member, step: number): Attempt {
    const begun: Attempt = { accountId, step, outcome: 'unknown' };
    attempts.push(begun);
    return begun;
  }

  return {
    async enterPassword(device, member) {
      const { email, id } = member;
      const answer = await device.ask(
        (browser) => browser.post('/api/sign-in', { email, password: DEMO_PASSWORD }),
        [200],
      );
      const expected = isActive.get(id) ? 'second-factor' : 'signed-in';
      const { next } = answer.body as { next: string };
      if (next !== expected) surprises.push(`${next} instead of ${expected}`);
      if (next === 'signed-in') signedIn.add(device.browser);
    },
    async verify(device, member, { code, step }) {
      const begun = attempt(member, step);
      const answer = await device.ask(
        (browser) => browser.post('/api/sign-in/challenge/verify', { factor: 'authenticator', code }),
        [200, 422],
      );
      begun.outcome = answer.status === 200 ? 'accepted' : 'refused';
      if (answer.status === 200) signedIn.add(device.browser);
      return answer.status === 200;
    },
    async guessWrong(device, code) {
      await device.ask(
        (browser) => browser.post('/api/sign-in/challenge/verify', { factor: 'authenticator', code }),
        [422],
      );
    },
    async seeSession(device) {
      await device.ask((browser) => browser.get('/api/session'), [200]);
    },
    async seeNoSession(device) {
      await device.ask((browser) => browser.get('/api/session'), [401]);
    },
    async signOut(device) {
      const kept = device.browser.copyAt({ port: 0, consoleOrigin: '' });
      signedIn.delete(device.browser);
      await device.ask((browser) => browser.delete('/api/session'), [204]);
      signedOut.add(kept);
    },
    async activate(device, member, codeFor) {
      const { body } = await device.ask((browser) => browser.post('/api/two-factor/activation', {}), [201]);
      const { code, step } = codeFor((body as { textKey: string }).textKey);
      const begun = attempt(member, step);
      // The session gets another token, and whether this browser hears of it is not known until it has.
      signedIn.delete(device.browser);
      isActive.delete(member.id);
      await device.ask((browser) => browser.post('/api/two-factor/activation/confirm', { code }), [200]);
      begun.outcome = 'accepted';
      signedIn.add(device.browser);
      isActive.set(member.id, true);
    },
    async deactivate(device, member, mailedCode) {
      await device.ask((browser) => browser.post('/api/two-factor/deactivation', {}), [202]);
      const code = mailedCode();
      signedIn.delete(device.browser);
      isActive.delete(member.id);
      await device.ask((browser) => browser.post('/api/two-factor/deactivation/confirm', { code }), [200]);
      signedIn.add(device.browser);
      isActive.set(member.id, false);
    },
  };
}
