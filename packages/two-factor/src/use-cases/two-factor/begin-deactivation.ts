import type { Deactivations } from '../../ports/factor-changes.ts';
import type { RequestOrigin } from '../../ports/request.ts';
import type { LiveSession } from '../../ports/sessions.ts';
import { type SendEmailCodeDependencies, type SendEmailCodeOutcome, sendEmailCode } from '../send-email-code.ts';

export type BeginDeactivationOutcome = Exclude<SendEmailCodeOutcome, { kind: 'too-soon' }> | { kind: 'not-active' };

interface Dependencies extends SendEmailCodeDependencies {
  deactivations: Deactivations;
  /** Between two polls of a mail that another request is sending. */
  pause: () => Promise<void>;
}

/** At half a second each, longer than the mailer's time limit. */
const MAX_POLLS = 24;

/**
 * Mails a deactivation code. Asked again too soon, it sends nothing and tells of the code that was sent; while another
 * request is still sending that, it waits for the outcome, and sends the code itself should the other fail.
 */
export const makeBeginDeactivation =
  ({ deactivations, pause, ...sending }: Dependencies) =>
  async (input: { session: LiveSession; requestedFrom: RequestOrigin }): Promise<BeginDeactivationOutcome> => {
    const opened = await deactivations.open({ challengeId: sending.random.id(), ...input });
    if (!opened) return { kind: 'not-active' };
    const { requestedFrom } = input;
    for (let polls = 1; ; polls += 1) {
      const outcome = await sendEmailCode(sending, { ...opened, purpose: 'deactivation', requestedFrom });
      if (outcome.kind !== 'too-soon') return outcome;
      const { email, hasLeft, retryAfterSeconds, sent } = outcome;
      if (hasLeft) return { kind: 'sent', email, sent, mail: 'earlier' };
      if (polls === MAX_POLLS) return { kind: 'too-many-attempts', retryAfterSeconds };
      await pause();
    }
  };
