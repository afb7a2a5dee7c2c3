import { type AuthenticatorApp, authenticatorApp, stepNow } from '@countersign/bff/testing/authenticator-app';
import type { MailProvider } from '../../kit/mail-provider.ts';
import { freshStepAfter } from '../../kit/member.ts';
import type { Device } from './device.ts';
import type { Ledger } from './ledger.ts';
import type { Member } from './many-members.ts';
import type { Acts } from './user-actions.ts';

export interface Scene {
  acts: Acts;
  device: () => Device;
  ledger: Ledger;
  mail: MailProvider;
}

export type Journey = (scene: Scene, member: Member, number: number) => Promise<void>;

const codeAt = (authenticator: AuthenticatorApp, step: number) => ({ step, code: authenticator.codeAt(step) });

/** Two devices give the same code at once, one of them again; it then gives the next, and the other signs out. */
async function signInTwice(
  { acts, device, ledger, mail }: Scene,
  member: Member,
  app: AuthenticatorApp,
  number: number,
) {
  const [one, other] = [device(), device()];
  await acts.enterPassword(one, member);
  await acts.enterPassword(other, member);
  await acts.seeNoSession(one);
  await acts.guessWrong(one, app.wrongCode());
  const first = codeAt(app, stepNow());
  const race = await Promise.allSettled([one, other].map((each) => acts.verify(each, member, first)));
  const [byOne, byOther] = race.map((each) => {
    if (each.status === 'rejected') throw each.reason;
    return each.value;
  });
  if (byOne === byOther)
    ledger.surprises.push(`of one code at two devices ${byOne ? 'both were' : 'neither was'} accepted`);
  const [winner, loser] = byOne ? [one, other] : [other, one];
  await acts.seeSession(winner);
  if (await acts.verify(loser, member, first)) ledger.surprises.push('a code that was used up was accepted');
  const next = codeAt(app, freshStepAfter(first.step));
  if (!(await acts.verify(loser, member, next))) ledger.surprises.push('a fresh code was refused');
  await acts.signOut(winner);
  await acts.seeNoSession(winner);
  await acts.seeSession(loser);
  if (number % 4 !== 0) return;
  await acts.deactivate(loser, member, () => mail.codeFor(member.email));
  await acts.seeSession(loser);
}

/** Somebody activates, and signs in elsewhere with both factors. */
async function begin({ acts, device, ledger }: Scene, member: Member) {
  const [one, other] = [device(), device()];
  await acts.enterPassword(one, member);
  await acts.seeSession(one);
  const step = stepNow();
  let app: AuthenticatorApp | undefined;
  await acts.activate(one, member, (textKey) => {
    app = authenticatorApp(textKey);
    return codeAt(app, step);
  });
  if (!app) return;
  await acts.seeSession(one);
  await acts.enterPassword(other, member);
  if (await acts.verify(other, member, codeAt(app, step)))
    ledger.surprises.push('the code of an activation was accepted');
  const next = codeAt(app, freshStepAfter(step));
  if (!(await acts.verify(other, member, next))) ledger.surprises.push('a fresh code was refused');
  await acts.seeSession(other);
  await acts.signOut(one);
}

export const anyJourney: Journey = (scene, member, number) =>
  member.authenticator ? signInTwice(scene, member, member.authenticator, number) : begin(scene, member);
