import { type SignInRequest, signInRequest } from '@countersign/contract';
import * as v from 'valibot';
import { passwordComplaint } from '../../shared/ui/password-complaint.ts';

/** Names of sentences in the catalogue. */
export interface Complaints {
  email: 'emailMissing' | 'emailNotUsable' | null;
  password: ReturnType<typeof passwordComplaint>;
}

/** What stands against sending the form, by the schema that the BFF parses it with. */
export function complaintsAbout({ email, password }: SignInRequest): Complaints {
  const isUsable = v.is(signInRequest.entries.email, email);
  return {
    email: isUsable ? null : email === '' ? 'emailMissing' : 'emailNotUsable',
    password: passwordComplaint(password),
  };
}
