import { emailAddress } from '@countersign/contract';
import * as v from 'valibot';

/** Keys of sentences in the catalogue. */
export type EmailComplaint = 'emailMissing' | 'emailTooLong' | 'emailNotUsable';

/** With a dot after the at sign, as the email of every account has. `。` is one too, wherever a domain is read. */
const SHAPE = /^[^\s@]+@[^\s@]+[.。][^\s@]+$/;

/** Catches slips before anything is sent. Whether mail can be delivered there, the BFF decides. */
export function emailComplaint(email: string): EmailComplaint | null {
  const [issue] = v.safeParse(emailAddress, email).issues ?? [];
  if (issue?.type === 'min_length') return 'emailMissing';
  if (issue?.type === 'max_length') return 'emailTooLong';
  // In the normal form that the server takes, where a full-width at sign is a plain one.
  return issue === undefined && SHAPE.test(email.normalize('NFKC')) ? null : 'emailNotUsable';
}
