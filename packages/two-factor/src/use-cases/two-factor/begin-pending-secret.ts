import type { RandomSource, SecretSeal } from '../../ports/crypto.ts';
import type { PendingSecrets } from '../../ports/factor-changes.ts';
import type { RequestOrigin } from '../../ports/request.ts';
import type { LiveSession } from '../../ports/sessions.ts';
import { readableEmail } from '../../rules/canonical-email.ts';
import { SECRET_BYTES } from '../../rules/time-based-code.ts';
import { type ActivationKeys, activationKeys } from './activation-keys.ts';

interface Dependencies {
  issuer: string;
  random: RandomSource;
  secretSeal: SecretSeal;
}

/** Creates a secret in a row of its own, pending until its first code proves the scan (SEC-29). */
export async function beginPendingSecret(
  { issuer, random, secretSeal }: Dependencies,
  pendingSecrets: Pick<PendingSecrets, 'begin'>,
  { requestedFrom, session }: { session: LiveSession; requestedFrom: RequestOrigin },
): Promise<ActivationKeys | null> {
  const plain = random.bytes(SECRET_BYTES);
  const authenticatorId = random.id();
  const secret = secretSeal.seal(plain, { accountId: session.accountId, kind: 'authenticator', id: authenticatorId });
  const begun = await pendingSecrets.begin({ session, authenticatorId, secret, requestedFrom });
  return begun && { ...activationKeys({ secret: plain, issuer, account: readableEmail(session.email) }), ...begun };
}
