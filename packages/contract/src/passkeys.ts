import * as v from 'valibot';
import { timestamp } from './timestamp.ts';

/** Bytes in base64url without padding, in at most so many characters. */
const base64url = (longest: number) =>
  v.pipe(v.string(), v.minLength(1), v.maxLength(longest), v.regex(/^[A-Za-z0-9_-]+$/));

/** A credential id has at most 1,023 bytes (WebAuthn §4). */
const credentialId = base64url(1_364);
const clientDataJSON = base64url(4_096);

/** What `navigator.credentials.get` answered, as `AuthenticationResponseJSON` of WebAuthn has it, without its extensions. */
export const assertionResponse = v.strictObject({
  id: credentialId,
  rawId: credentialId,
  type: v.literal('public-key'),
  response: v.strictObject({
    clientDataJSON,
    authenticatorData: base64url(4_096),
    signature: base64url(2_048),
    userHandle: v.optional(base64url(128)),
  }),
});
export type AssertionResponse = v.InferOutput<typeof assertionResponse>;

/** What `navigator.credentials.create` answered, as `RegistrationResponseJSON` of WebAuthn has it, without its extensions. */
export const registrationResponse = v.strictObject({
  id: credentialId,
  rawId: credentialId,
  type: v.literal('public-key'),
  response: v.strictObject({
    clientDataJSON,
    attestationObject: base64url(8_192),
    transports: v.optional(v.pipe(v.array(v.pipe(v.string(), v.regex(/^[a-z-]{1,32}$/))), v.maxLength(8))),
  }),
});
export type RegistrationResponse = v.InferOutput<typeof registrationResponse>;

/** What a browser is asked to sign, or to register: for `navigator.credentials`, as JSON. */
export const passkeyOptions = v.object({ options: v.looseObject({ challenge: v.string() }) });
export type PasskeyOptions = v.InferOutput<typeof passkeyOptions>;

export const longestPasskeyName = 64;

/** On one line. */
export const passkeyName = v.pipe(
  v.string(),
  v.trim(),
  v.minLength(1),
  v.maxLength(longestPasskeyName),
  v.regex(/^\P{C}+$/u),
);

export const addPasskeyRequest = v.strictObject({ credential: registrationResponse, name: passkeyName });
export type AddPasskeyRequest = v.InferInput<typeof addPasskeyRequest>;

export const passkeyRequest = v.strictObject({ id: v.pipe(v.string(), v.uuid()) });
export type PasskeyRequest = v.InferInput<typeof passkeyRequest>;

export const renamePasskeyRequest = v.strictObject({ ...passkeyRequest.entries, name: passkeyName });
export type RenamePasskeyRequest = v.InferInput<typeof renamePasskeyRequest>;

export const listedPasskey = v.object({
  id: v.string(),
  name: v.string(),
  createdAt: timestamp,
  lastUsedAt: v.nullable(timestamp),
  /** Whether a manager of passkeys synchronizes it; else it is bound to one device. */
  isSynced: v.boolean(),
});
export type ListedPasskey = v.InferOutput<typeof listedPasskey>;

export const passkeyList = v.object({
  passkeys: v.array(listedPasskey),
  /** False where browsers offer none, since the console's address is neither a name on https nor localhost. */
  isOffered: v.boolean(),
});
export type PasskeyList = v.InferOutput<typeof passkeyList>;
