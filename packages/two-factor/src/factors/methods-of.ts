import { type Amr, factors } from '../vocabulary.ts';
import type { Evidence } from './factor.ts';

/** By the passkey's kind and what it proved of its user. */
export const passkeyMethods = ({ isSynced, isUserVerified }: { isSynced: boolean; isUserVerified: boolean }): Amr[] => [
  ...(isUserVerified ? (['user'] as const) : []),
  isSynced ? 'swk' : 'hwk',
];

/** What a session carries for this evidence beside the password, the factor last (RFC 8176 §2). */
export const methodsOf = (evidence: Evidence): Amr[] =>
  evidence.factor === 'passkey' ? passkeyMethods(evidence) : [...factors[evidence.factor].amr];
