import { Secret, TOTP } from 'otpauth';
import { timeBasedCodeParameters } from './time-based-code.ts';

/** The secret as people type it: base32 (RFC 4648) without padding. */
export const textKeyOf = (secret: Uint8Array): string => new Secret({ buffer: Uint8Array.from(secret).buffer }).base32;

/** `otpauth://totp/issuer:account?...`, the format that Google Authenticator defined and every app reads (SEC-26). */
export const keyUriOf = ({ secret, issuer, account }: { secret: Uint8Array; issuer: string; account: string }) =>
  new TOTP({
    ...timeBasedCodeParameters,
    issuer,
    label: account,
    secret: new Secret({ buffer: Uint8Array.from(secret).buffer }),
  }).toString();
