import { stepNow } from '@countersign/bff/testing/authenticator-app';
import { anyJourney, type Journey } from './journeys.ts';

export interface MailCounts {
  /** Codes acknowledged as sent, all of which were used. */
  sent: number;
  /** Users told that no mail could be sent, all of whom used the app instead. */
  unsent: number;
}

/** Signs in by email, or with the app where the mail fails; every third deactivates, if its mail arrives. */
export const signInByMail =
  (counts: MailCounts): Journey =>
  async (scene, member, number) => {
    const { actions, device, ledger, mail } = scene;
    const { authenticator, email } = member;
    // Without an authenticator yet: what is told of an activation is a mail too.
    if (!authenticator) return anyJourney(scene, member, number);
    const chosen = device();
    await actions.enterPassword(chosen, member);
    const sending = await chosen.ask((browser) => browser.post('/api/sign-in/challenge/email-code', {}), [202, 503]);
    if (sending.status === 202) {
      const given = { factor: 'email', code: mail.codeFor(email) };
      await chosen.ask((browser) => browser.post('/api/sign-in/challenge/verify', given), [200]);
      ledger.signedIn.add(chosen.browser);
      counts.sent += 1;
    } else {
      const { code, title } = sending.body as Record<string, unknown>;
      if (code !== 'mail_unavailable' || !title) ledger.surprises.push(`${code} instead of mail_unavailable`);
      const step = stepNow();
      const isAccepted = await actions.verify(chosen, member, { step, code: authenticator.codeAt(step) });
      if (!isAccepted) ledger.surprises.push('after a mail that could not be sent a code of the app was refused');
      counts.unsent += 1;
    }
    await actions.seeSession(chosen);
    if (number % 3 === 0) await actions.deactivate(chosen, member, () => mail.codeFor(email));
  };
