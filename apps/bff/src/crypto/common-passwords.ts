import { dictionary } from '@zxcvbn-ts/language-common';

/** Tens of thousands of the passwords that are tried first, lower case. */
export const commonPasswords: ReadonlySet<string> = new Set(dictionary['passwords-common']);
