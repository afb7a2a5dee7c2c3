export interface KeyNames {
  issuer: string;
  account: string;
}

const KEY_URI = /^otpauth:\/\/totp\/([^?#]*)\?([^#]*)/;

/**
 * The names in a key URI (`otpauth://totp/Issuer:account?issuer=Issuer&…`, as Google Authenticator documents it).
 * Not read with `URL`: browsers disagree about the host of addresses with a scheme they do not know.
 */
export function keyNamesIn(keyUri: string): KeyNames {
  const [, label = '', query = ''] = KEY_URI.exec(keyUri) ?? [];
  const [first = '', ...rest] = decodeURIComponent(label).split(':');
  const issuerParameter = new URLSearchParams(query).get('issuer');
  if (rest.length === 0) return { issuer: issuerParameter ?? '', account: first.trim() };
  return { issuer: issuerParameter ?? first.trim(), account: rest.join(':').trim() };
}

/** Four characters at a time, as people read a long key aloud. */
export const groupsOfFour = (textKey: string): string[] => textKey.match(/.{1,4}/g) ?? [];
