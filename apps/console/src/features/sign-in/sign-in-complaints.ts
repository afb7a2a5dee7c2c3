import { type SignInRequest, signInRequest } from '@countersign/contract';
import * as v from 'valibot';

/** Names of sentences in the catalogue. */
export interface Complaints {
  email: 'emailMissing' | 'emailNotUsable' | null;
  password: 'passwordMissing' | 'passwordTooLong' | null;
}

/** What stands against sending the form, by the schema that the BFF parses it with. */
export function complaintsAbout(request: SignInRequest): Complaints {
  const { issues } = v.safeParse(signInRequest, request);
  const concerned = new Set(issues?.map(({ path }) => path?.[0]?.key));
  return {
    email: concerned.has('email') ? (request.email === '' ? 'emailMissing' : 'emailNotUsable') : null,
    password: concerned.has('password') ? (request.password === '' ? 'passwordMissing' : 'passwordTooLong') : null,
  };
}
