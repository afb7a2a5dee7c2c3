import type { InBackground } from '../../ports/background.ts';
import type { Mailer, RequestOrigin } from '../../ports/mailer.ts';
import type { RandomSource } from '../../ports/random-source.ts';
import type { ThrottleKeys } from '../../ports/throttle-keys.ts';
import type { UnlockLinks } from '../../ports/unlock-links.ts';
import { canonicalEmail } from '../../rules/canonical-email.ts';
import { unlockLimits } from '../../rules/limits.ts';
import { addressed } from '../addressed.ts';
import { newBearerToken } from '../new-bearer-token.ts';

export interface RequestUnlockInput {
  email: string;
  network: string;
  requestedFrom: RequestOrigin;
}

export type RequestUnlockOutcome = { kind: 'taken' } | { kind: 'too-many-attempts'; retryAfterSeconds: number };

interface Dependencies {
  inBackground: InBackground;
  /** The page of the console that opens the link with this token. */
  linkTo: (token: string) => string;
  mailer: Mailer;
  random: RandomSource;
  throttleKeys: ThrottleKeys;
  unlockLinks: UnlockLinks;
}

/**
 * Mails a link that lets one browser try its password although strangers have used up the account's tries. The answer
 * comes before the mail and is the same whether there is an account or not.
 */
export const makeRequestUnlock =
  ({ inBackground, linkTo, mailer, random, throttleKeys, unlockLinks }: Dependencies) =>
  async ({ email: typed, network, requestedFrom }: RequestUnlockInput): Promise<RequestUnlockOutcome> => {
    const email = canonicalEmail(typed);
    const { token, tokenHash } = newBearerToken(random);
    const request = await unlockLinks.issue({
      email,
      tokenHash,
      keys: {
        account: throttleKeys.keyOf('unlock-account', email),
        network: throttleKeys.keyOf('unlock-network', network),
      },
      requestedFrom,
    });
    if (request.kind === 'refused') return { ...request, kind: 'too-many-attempts' };

    const { toSend } = request;
    if (toSend) {
      inBackground('unlock link', async () => {
        await mailer.sendUnlockLink({
          ...addressed(toSend.addressee, requestedFrom),
          link: linkTo(token),
          requestedAt: toSend.now,
          minutesToLive: unlockLimits.timeToLive / 60,
          idempotencyKey: random.id(),
        });
      });
    }
    return { kind: 'taken' };
  };
