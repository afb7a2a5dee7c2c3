import * as v from 'valibot';
import { emailAddress, linkToken, passwordEntry } from './sign-in.ts';
import { timestamp } from './timestamp.ts';

export const signUpRequest = v.strictObject({ email: emailAddress });
export type SignUpRequest = v.InferOutput<typeof signUpRequest>;

export const invitationRequest = v.strictObject({ token: linkToken });
export type InvitationRequest = v.InferOutput<typeof invitationRequest>;

/** What the mailed link invites to; known to whoever holds it. */
export const invitation = v.object({
  email: v.string(),
  name: v.nullable(v.string()),
  expiresAt: timestamp,
});
export type Invitation = v.InferOutput<typeof invitation>;

export const acceptInvitationRequest = v.strictObject({ token: linkToken, password: passwordEntry });
export type AcceptInvitationRequest = v.InferOutput<typeof acceptInvitationRequest>;
