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

/** Why the key of another system's authenticator cannot be taken over. */
export type KeyUriFlaw =
  | 'not-a-key-uri'
  | 'counter-based'
  | 'other-algorithm'
  | 'other-digits'
  | 'other-period'
  | 'no-secret'
  | 'short-secret'
  | 'long-secret';

export type KeyUriReading = { kind: 'read'; secret: Uint8Array } | { kind: 'flawed'; flaw: KeyUriFlaw };

/** In bytes. Google Authenticator's own examples have 80 bits, though RFC 4226 asks for 128. */
const SECRET_LENGTHS = { shortest: 10, longest: 128 } as const;

const ALGORITHMS = /^(?:hmac)?-?sha-?1$/i;

/** The secret of a time-based key URI, if its codes are such as we verify. What else it says is not looked at. */
export function readKeyUri(text: string): KeyUriReading {
  const uri = URL.parse(text);
  if (uri?.protocol !== 'otpauth:') return flawed('not-a-key-uri');
  const type = uri.host.toLowerCase();
  if (type === 'hotp') return flawed('counter-based');
  const given = (name: string, usual: string) => {
    const values = uri.searchParams.getAll(name);
    return values.length > 1 ? null : (values[0] ?? usual);
  };
  const secret = given('secret', '')?.replaceAll(/[\s-]/g, '').replace(/=+$/, '');
  if (type !== 'totp' || secret === undefined) return flawed('not-a-key-uri');
  if (!ALGORITHMS.test(given('algorithm', 'SHA1') ?? '')) return flawed('other-algorithm');
  if (given('digits', '6') !== String(timeBasedCodeParameters.digits)) return flawed('other-digits');
  if (given('period', '30') !== String(timeBasedCodeParameters.period)) return flawed('other-period');
  if (!/^[A-Z2-7]+$/i.test(secret)) return flawed('no-secret');
  const { bytes } = Secret.fromBase32(secret);
  if (bytes.length < SECRET_LENGTHS.shortest) return flawed('short-secret');
  return bytes.length > SECRET_LENGTHS.longest ? flawed('long-secret') : { kind: 'read', secret: bytes };
}

const flawed = (flaw: KeyUriFlaw): KeyUriReading => ({ kind: 'flawed', flaw });
