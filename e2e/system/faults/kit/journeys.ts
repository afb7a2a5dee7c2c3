import { type AuthenticatorApp, authenticatorApp, stepNow } from '@countersign/bff/testing/authenticator-app';
import type { MailProvider } from '../../kit/mail-provider.ts';
import { freshStepAfter } from '../../kit/member.ts';
import type { Device } from './device.ts';
import type { Ledger } from './ledger.ts';
import type { Member } from './many-members.ts';
import type { UserActions } from './user-actions.ts';

export interface Scene {
  actions: UserActions;
  device: () => Device;
  ledger: Ledger;
  mail: MailProvider;
}

export type Journey = (scene: Scene, member: Member, number: number) => Promise<void>;

const codeAt = (authenticator: AuthenticatorApp, step: number) => ({ step, code: authenticator.codeAt(step) });

/** Two devices submit the same code at once; the loser submits it again, then the next one, and the winner signs out. */
async function signInTwice(
  { actions, device, ledger, mail }: Scene,
  member: Member,
  app: AuthenticatorApp,
  number: number,
) {
  const [one, other] = [device(), device()];
  await actions.enterPassword(one, member);
  await actions.enterPassword(other, member);
  await actions.seeNoSession(one);
  await actions.guessWrong(one, app.wrongCode());
  const first = codeAt(app, stepNow());
  const race = await Promise.allSettled([one, other].map((each) => actions.verify(each, member, first)));
  const [byOne, byOther] = race.map((each) => {
    if (each.status === 'rejected') throw each.reason;
    return each.value;
  });
  if (byOne === byOther)
    ledger.surprises.push(`of one code at two devices ${byOne ? 'both were' : 'neither was'} accepted`);
  const [winner, loser] = byOne ? [one, other] : [other, one];
  await actions.seeSession(winner);
  if (await actions.verify(loser, member, first)) ledger.surprises.push('a code that was used up was accepted');
  const next = codeAt(app, freshStepAfter(first.step));
  if (!(await actions.verify(loser, member, next))) ledger.surprises.push('a fresh code was refused');
  await actions.signOut(winner);
  await actions.seeNoSession(winner);
  await actions.seeSession(loser);
  if (number % 4 !== 0) return;
  await actions.deactivate(loser, member, () => mail.codeFor(member.email));
  await actions.seeSession(loser);
}

/** Activates two-factor authentication, then signs in on another device with both factors. */
async function begin({ actions, device, ledger }: Scene, member: Member) {
  const [one, other] = [device(), device()];
  await actions.enterPassword(one, member);
  await actions.seeSession(one);
  const step = stepNow();
  let app: AuthenticatorApp | undefined;
  await actions.activate(one, member, (textKey) => {
    app = authenticatorApp(textKey);
    return codeAt(app, step);
  });
  if (!app) return;
  await actions.seeSession(one);
  await actions.enterPassword(other, member);
  if (await actions.verify(other, member, codeAt(app, step)))
    ledger.surprises.push('the code of an activation was accepted');
  const next = codeAt(app, freshStepAfter(step));
  if (!(await actions.verify(other, member, next))) ledger.surprises.push('a fresh code was refused');
  await actions.seeSession(other);
  await actions.signOut(one);
}

export const anyJourney: Journey = (scene, member, number) =>
  member.authenticator ? signInTwice(scene, member, member.authenticator, number) : begin(scene, member);
