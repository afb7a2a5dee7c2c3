import { optionalNotices } from '@countersign/two-factor/vocabulary';
import * as v from 'valibot';
import { emailCode } from './email-code.ts';
import { language } from './language.ts';
import { emailAddress, passwordEntry } from './sign-in.ts';

export const languageChoice = v.strictObject({ language });
export type LanguageChoice = v.InferOutput<typeof languageChoice>;

/** The mails that the owner has switched off, of those that can be; those of changes of factors are always sent. */
export const noticesChoice = v.strictObject({
  muted: v.pipe(v.array(v.picklist(optionalNotices)), v.maxLength(optionalNotices.length)),
});
export type NoticesChoice = v.InferOutput<typeof noticesChoice>;

export const passwordChange = v.strictObject({ currentPassword: passwordEntry, password: passwordEntry });
export type PasswordChange = v.InferOutput<typeof passwordChange>;

export const emailChange = v.strictObject({ email: emailAddress });
export type EmailChange = v.InferOutput<typeof emailChange>;

/** The address that the account is to have, and the code that was mailed there. */
export const pendingEmailChange = v.object({ email: v.string(), ...emailCode.entries });
export type PendingEmailChange = v.InferOutput<typeof pendingEmailChange>;
