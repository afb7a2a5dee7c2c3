import { passwordEntry } from '@countersign/contract';
import * as v from 'valibot';

/** Validates a password by the schema of the BFF. Returns the key of a sentence in the catalogue. */
export function passwordComplaint(password: string): 'passwordMissing' | 'passwordTooLong' | null {
  if (v.is(passwordEntry, password)) return null;
  return password === '' ? 'passwordMissing' : 'passwordTooLong';
}
