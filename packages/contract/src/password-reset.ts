import * as v from 'valibot';
import { eightDigitCode } from './code.ts';
import { emailAddress, linkToken, passwordEntry } from './sign-in.ts';

export const passwordResetRequest = v.strictObject({ email: emailAddress });
export type PasswordResetRequest = v.InferOutput<typeof passwordResetRequest>;

export const resetCodeRequest = v.strictObject({ code: eightDigitCode });
export type ResetCodeRequest = v.InferOutput<typeof resetCodeRequest>;

/** The token that the mailed link carries, or another one that stands for it. */
export const resetCodeAnswer = v.object({ token: v.string() });
export type ResetCodeAnswer = v.InferOutput<typeof resetCodeAnswer>;

export const confirmPasswordResetRequest = v.strictObject({ token: linkToken, password: passwordEntry });
export type ConfirmPasswordResetRequest = v.InferOutput<typeof confirmPasswordResetRequest>;
