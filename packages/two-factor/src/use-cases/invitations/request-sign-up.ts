import type { RandomSource } from '../../ports/crypto.ts';
import type { Invitations } from '../../ports/invitations.ts';
import type { AccountExistsMail, Mailer, SignUpMail } from '../../ports/mail.ts';
import type { InBackground } from '../../ports/maintenance.ts';
import type { ThrottleKeys } from '../../ports/passwords.ts';
import type { ClientNetwork, RequestOrigin } from '../../ports/request.ts';
import type { SentMails } from '../../ports/sent-mails.ts';
import { canonicalEmail, isDeliverable } from '../../rules/canonical-email.ts';
import { signUpLimits } from '../../rules/limits.ts';
import { addressed } from '../addressed.ts';
import { networkKeys } from '../network-keys.ts';
import { newBearerToken } from '../new-bearer-token.ts';

export interface RequestSignUpInput {
  email: string;
  network: ClientNetwork;
  requestedFrom: RequestOrigin;
}

export type RequestSignUpOutcome = { kind: 'taken' } | { kind: 'too-many-attempts'; retryAfterSeconds: number };

interface Dependencies {
  inBackground: InBackground;
  invitations: Invitations;
  /** The page of the console that opens the link with this token. */
  invitationLinkTo: (token: string) => string;
  mailer: Mailer;
  /** A random delay, so that response times do not reveal the cost of a mail. */
  pauseBeforeMail: () => Promise<void>;
  random: RandomSource;
  sentMails: SentMails;
  signInAddress: string;
  throttleKeys: ThrottleKeys;
}

/**
 * Mails a link by which a new account gets its password, or tells an address that has an account how to sign in. The
 * response is sent before any account is looked up, and the work behind it is the same for both (SEC-03).
 */
export function makeRequestSignUp(dependencies: Dependencies) {
  const { inBackground, invitations, pauseBeforeMail, throttleKeys } = dependencies;
  return async ({ email: typed, network, requestedFrom }: RequestSignUpInput): Promise<RequestSignUpOutcome> => {
    const email = canonicalEmail(typed);
    const request = await invitations.charge({
      email: throttleKeys.keyOf('sign-up-email', email),
      ...networkKeys(throttleKeys, network, 'sign-up-'),
    });
    if (request.kind === 'refused') return { ...request, kind: 'too-many-attempts' };
    if (request.isWithinAllowance && isDeliverable(email)) {
      inBackground('sign-up link', async () => {
        await pauseBeforeMail();
        await mailLink(dependencies, email, requestedFrom);
      });
    }
    return { kind: 'taken' };
  };
}

async function mailLink(
  { invitationLinkTo, invitations, mailer, random, sentMails, signInAddress }: Dependencies,
  email: string,
  requestedFrom: RequestOrigin,
): Promise<void> {
  const { token, tokenHash } = newBearerToken(random);
  const signUp = { id: random.id(), email, tokenHash, language: requestedFrom.language };
  const { isTaken, language, now } = await invitations.signUp(signUp);
  const common = {
    ...addressed({ email, language }, requestedFrom),
    requestedAt: now,
    idempotencyKey: random.id(),
  };
  const mail: SignUpMail | AccountExistsMail = isTaken
    ? { kind: 'account-exists', ...common, link: signInAddress }
    : { kind: 'sign-up', ...common, link: invitationLinkTo(token), hoursToLive: signUpLimits.timeToLive / 3_600 };
  const mailed = await mailer.send(mail);
  if (mailed.kind === 'sent') await sentMails.keepSignUpMail({ mailId: mailed.mailId, email });
}
