import { dictionary } from '@zxcvbn-ts/language-common';

/** The passwords that attackers try first, tens of thousands in lower case. */
export const commonPasswords: ReadonlySet<string> = new Set(dictionary['passwords-common']);
