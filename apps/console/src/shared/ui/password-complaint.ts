import { passwordEntry } from '@countersign/contract';
import * as v from 'valibot';

/** What stands against sending a password, as the name of a sentence; by the schema that the BFF parses it with. */
export function passwordComplaint(password: string): 'passwordMissing' | 'passwordTooLong' | null {
  if (v.is(passwordEntry, password)) return null;
  return password === '' ? 'passwordMissing' : 'passwordTooLong';
}
