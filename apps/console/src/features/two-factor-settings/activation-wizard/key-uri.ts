export interface KeyNames {
  issuer: string;
  account: string;
}

const KEY_URI = /^otpauth:\/\/totp\/([^?#]*)\?([^#]*)/;

/**
 * The names in a key URI (`otpauth://totp/Issuer:account?issuer=Issuer&…`, as Google Authenticator documents it).
 * Not parsed with `URL`: browsers disagree about the host of an unknown scheme.
 */
export function keyNamesIn(keyUri: string): KeyNames {
  const [, label = '', query = ''] = KEY_URI.exec(keyUri) ?? [];
  const [first = '', ...rest] = decodeURIComponent(label).split(':');
  const issuerParameter = new URLSearchParams(query).get('issuer');
  if (rest.length === 0) return { issuer: issuerParameter ?? '', account: first.trim() };
  return { issuer: issuerParameter ?? first.trim(), account: rest.join(':').trim() };
}

/** Groups of four characters, which are easier to read and type. */
export const groupsOfFour = (textKey: string): string[] => textKey.match(/.{1,4}/g) ?? [];
