import type { Deactivations } from '../../ports/deactivations.ts';
import type { RequestOrigin } from '../../ports/mailer.ts';
import type { LiveSession } from '../../ports/sessions.ts';
import { type SendEmailCodeDependencies, type SendEmailCodeOutcome, sendEmailCode } from '../send-email-code.ts';

export type BeginDeactivationOutcome = Exclude<SendEmailCodeOutcome, { kind: 'too-soon' }> | { kind: 'not-active' };

interface Dependencies extends SendEmailCodeDependencies {
  deactivations: Deactivations;
}

/** Mails a deactivation code. Asked again too soon, it sends nothing and tells of the code that is on its way. */
export const makeBeginDeactivation =
  ({ deactivations, ...sending }: Dependencies) =>
  async (input: { session: LiveSession; requestedFrom: RequestOrigin }): Promise<BeginDeactivationOutcome> => {
    const opened = await deactivations.open({ challengeId: sending.random.id(), ...input });
    if (!opened) return { kind: 'not-active' };
    const { requestedFrom } = input;
    const outcome = await sendEmailCode(sending, { ...opened, purpose: 'deactivation', requestedFrom });
    if (outcome.kind !== 'too-soon') return outcome;
    const { email, sent } = outcome;
    return { kind: 'sent', email, sent, mail: 'earlier' };
  };
