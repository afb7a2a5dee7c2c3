import type { RandomSource } from '../../ports/crypto.ts';
import type { Mailer, UnlockLinkMail } from '../../ports/mail.ts';
import type { InBackground } from '../../ports/maintenance.ts';
import type { ThrottleKeys } from '../../ports/passwords.ts';
import type { ClientNetwork, RequestOrigin } from '../../ports/request.ts';
import type { SentMails } from '../../ports/sent-mails.ts';
import type { UnlockLinks } from '../../ports/unlock-links.ts';
import { canonicalEmail } from '../../rules/canonical-email.ts';
import { unlockLimits } from '../../rules/limits.ts';
import { addressed } from '../addressed.ts';
import { networkKeys } from '../network-keys.ts';
import { newBearerToken } from '../new-bearer-token.ts';
import { sendOrDrop } from '../send-or-drop.ts';

export interface RequestUnlockInput {
  email: string;
  network: ClientNetwork;
  requestedFrom: RequestOrigin;
}

export type RequestUnlockOutcome = { kind: 'taken' } | { kind: 'too-many-attempts'; retryAfterSeconds: number };

interface Dependencies {
  inBackground: InBackground;
  /** The page of the console that opens the link with this token. */
  linkTo: (token: string) => string;
  mailer: Mailer;
  /** A random delay, so that response times do not reveal the cost of a mail. */
  pauseBeforeMail: () => Promise<void>;
  random: RandomSource;
  sentMails: SentMails;
  throttleKeys: ThrottleKeys;
  unlockLinks: UnlockLinks;
}

/**
 * Mails a link that lets one browser try its password although strangers have used up the account's attempts. The response
 * is sent before the account is looked up. The work after a random delay is the same for an email without an account, whose
 * mail is composed and dropped (SEC-03).
 */
export function makeRequestUnlock(dependencies: Dependencies) {
  const { inBackground, pauseBeforeMail, throttleKeys, unlockLinks } = dependencies;
  return async ({ email: typed, network, requestedFrom }: RequestUnlockInput): Promise<RequestUnlockOutcome> => {
    const email = canonicalEmail(typed);
    const request = await unlockLinks.charge({
      account: throttleKeys.keyOf('unlock-account', email),
      accountByDay: throttleKeys.keyOf('unlock-account-by-day', email),
      ...networkKeys(throttleKeys, network, 'unlock-'),
    });
    if (request.kind === 'refused') return { ...request, kind: 'too-many-attempts' };
    if (request.isWithinAllowance) {
      inBackground('unlock link', async () => {
        await pauseBeforeMail();
        await mailLink(dependencies, email, requestedFrom);
      });
    }
    return { kind: 'taken' };
  };
}

async function mailLink(
  { linkTo, unlockLinks, ...sending }: Dependencies,
  email: string,
  requestedFrom: RequestOrigin,
): Promise<void> {
  const { random } = sending;
  const { token, tokenHash } = newBearerToken(random);
  const { addressee, now } = await unlockLinks.issue({ email, tokenHash, requestedFrom });
  const mail: UnlockLinkMail = {
    kind: 'unlock-link',
    ...addressed(addressee ?? { email, language: null }, requestedFrom),
    link: linkTo(token),
    requestedAt: now,
    hoursToLive: unlockLimits.timeToLive / 3_600,
    idempotencyKey: random.id(),
  };
  await sendOrDrop(sending, mail, { email, hasAccount: addressee !== null });
}
