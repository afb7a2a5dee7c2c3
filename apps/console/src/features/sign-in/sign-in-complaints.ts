import { type SignInRequest, signInRequest } from '@countersign/contract';
import * as v from 'valibot';
import { passwordComplaint } from '../../shared/ui/password-complaint.ts';

/** Keys of sentences in the catalogue. */
export interface Complaints {
  email: 'emailMissing' | 'emailNotUsable' | null;
  password: ReturnType<typeof passwordComplaint>;
}

/** Validates the form by the schema of the BFF. */
export function complaintsAbout({ email, password }: SignInRequest): Complaints {
  const isUsable = v.is(signInRequest.entries.email, email);
  return {
    email: isUsable ? null : email === '' ? 'emailMissing' : 'emailNotUsable',
    password: passwordComplaint(password),
  };
}
