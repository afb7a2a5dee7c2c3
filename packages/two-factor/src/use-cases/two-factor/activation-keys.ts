import { keyUriOf, textKeyOf } from '../../rules/key-uri.ts';

/** A pending secret as the wizard shows it. */
export interface ActivationKeys {
  keyUri: string;
  textKey: string;
  expiresAt: Date;
}

export const activationKeys = (key: { secret: Uint8Array; issuer: string; account: string }) => ({
  keyUri: keyUriOf(key),
  textKey: textKeyOf(key.secret),
});
