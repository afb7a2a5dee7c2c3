import type { CodeMac, RandomSource } from '../../ports/crypto.ts';
import type { Mailer, ResetMail } from '../../ports/mail.ts';
import type { InBackground } from '../../ports/maintenance.ts';
import type { PasswordResets } from '../../ports/password-resets.ts';
import type { ThrottleKeys } from '../../ports/passwords.ts';
import type { ClientNetwork, RequestOrigin } from '../../ports/request.ts';
import type { SentMails } from '../../ports/sent-mails.ts';
import { bearerTokenHash } from '../../rules/bearer-token.ts';
import { canonicalEmail } from '../../rules/canonical-email.ts';
import { resetLimits } from '../../rules/limits.ts';
import { addressed } from '../addressed.ts';
import { networkKeys } from '../network-keys.ts';
import { newBearerToken } from '../new-bearer-token.ts';
import { sendOrDrop } from '../send-or-drop.ts';

export interface RequestPasswordResetInput {
  email: string;
  network: ClientNetwork;
  /** Of an earlier request, from our own cookie. */
  requestToken: string | undefined;
  requestedFrom: RequestOrigin;
}

export type RequestPasswordResetOutcome =
  /** `requestToken` is for the browser's cookie, whether or not a mail is sent. */
  { kind: 'taken'; requestToken: string } | { kind: 'too-many-attempts'; retryAfterSeconds: number };

interface Dependencies {
  codeMac: CodeMac;
  inBackground: InBackground;
  /** The page of the console that sets a new password with this token. */
  linkTo: (token: string) => string;
  mailer: Mailer;
  passwordResets: PasswordResets;
  /** A random delay, so that response times do not reveal the cost of a mail. */
  pauseBeforeMail: () => Promise<void>;
  random: RandomSource;
  sentMails: SentMails;
  throttleKeys: ThrottleKeys;
}

/**
 * Mails a link and a code that set a new password. The response is sent before the account is looked up, and the work after a
 * random delay is the same for an email without an account, whose mail is composed and dropped (SEC-03).
 */
export function makeRequestPasswordReset(dependencies: Dependencies) {
  const { inBackground, passwordResets, pauseBeforeMail, random, throttleKeys } = dependencies;
  return async ({ email: typed, network, requestedFrom, ...cookies }: RequestPasswordResetInput) => {
    const email = canonicalEmail(typed);
    const request = await passwordResets.charge({
      account: throttleKeys.keyOf('reset-account', email),
      accountByDay: throttleKeys.keyOf('reset-account-by-day', email),
      ...networkKeys(throttleKeys, network, 'reset-'),
    });
    if (request.kind === 'refused') {
      return { ...request, kind: 'too-many-attempts' } satisfies RequestPasswordResetOutcome;
    }
    // The browser keeps its token: a request that sends no mail leaves it the code that it was sent before.
    const earlier = bearerTokenHash(cookies.requestToken);
    const fresh = newBearerToken(random);
    const requestToken = earlier && cookies.requestToken ? cookies.requestToken : fresh.token;
    if (request.isWithinAllowance) {
      inBackground('password reset', async () => {
        await pauseBeforeMail();
        await mailReset(dependencies, { email, requestTokenHash: earlier ?? fresh.tokenHash, requestedFrom });
      });
    }
    return { kind: 'taken', requestToken } satisfies RequestPasswordResetOutcome;
  };
}

interface Reset {
  email: string;
  requestTokenHash: Uint8Array;
  requestedFrom: RequestOrigin;
}

async function mailReset(
  { codeMac, linkTo, passwordResets, throttleKeys, ...sending }: Dependencies,
  { email, requestTokenHash, requestedFrom }: Reset,
): Promise<void> {
  const { random } = sending;
  const id = random.id();
  const code = random.eightDigits();
  const { token, tokenHash } = newBearerToken(random);
  const { addressee, now } = await passwordResets.issue({
    id,
    email,
    requestTokenHash,
    tokenHash,
    code: codeMac.make(code, { purpose: 'password-reset', challengeId: id }),
    triesKey: throttleKeys.keyOf('reset-code', email),
    requestedFrom,
  });
  const mail: ResetMail = {
    kind: 'reset',
    ...addressed(addressee ?? { email, language: null }, requestedFrom),
    link: linkTo(token),
    code,
    requestedAt: now,
    minutesToLive: resetLimits.timeToLive / 60,
    idempotencyKey: id,
  };
  await sendOrDrop(sending, mail, { email, hasAccount: addressee !== null });
}
