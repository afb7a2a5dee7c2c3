import { type Amr, amrsOf, replacingFactors } from '../vocabulary.ts';
import { sessionLimits } from './limits.ts';

interface Session {
  amr: readonly Amr[];
  proofAgeSeconds: number;
}

/** Whether the password or a second factor was proved recently enough for a sensitive action (SEC-67). */
export const isProofFresh = ({ proofAgeSeconds }: Pick<Session, 'proofAgeSeconds'>): boolean =>
  proofAgeSeconds < sessionLimits.proofStaysFresh;

/** At least one of `methods` was used to sign in, and the last proof is at most so old. What is not given is not asked. */
export const isAsStrongAs = (
  { amr, proofAgeSeconds }: Session,
  { maxAgeSeconds = Number.POSITIVE_INFINITY, methods }: { methods?: readonly Amr[]; maxAgeSeconds?: number },
): boolean => proofAgeSeconds <= maxAgeSeconds && (methods?.some((method) => amr.includes(method)) ?? true);

/** Whether the session proved a factor that may add or replace others; a mailbox alone never does. */
export const mayReplaceFactors = ({ amr }: Pick<Session, 'amr'>): boolean =>
  amrsOf(replacingFactors).some((method) => amr.includes(method));
