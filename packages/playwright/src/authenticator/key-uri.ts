/** What a phone shows of a key URI, and the key in it. */
export interface ScannedKey {
  issuer: string;
  account: string;
  /** The secret in base32. */
  textKey: string;
}

/** What Google Authenticator uses whatever the key URI says; anything else would make it show wrong codes. */
const understood = { algorithm: 'SHA1', digits: '6', period: '30' } as const;

/**
 * Reads `otpauth://totp/issuer:account?secret=…`, the format that Google Authenticator defined.
 * @throws when it is something else, or when Google Authenticator would show wrong codes for it
 */
export function readKeyUri(keyUri: string): ScannedKey {
  const uri = URL.canParse(keyUri) ? new URL(keyUri) : null;
  if (uri?.protocol !== 'otpauth:' || uri.host !== 'totp') {
    throw new Error('This is not the key of a time-based authenticator: it must begin with "otpauth://totp/".');
  }
  for (const [name, value] of Object.entries(understood)) {
    const given = uri.searchParams.get(name) ?? value;
    if (given.toUpperCase() !== value) {
      throw new Error(`The key URI asks for ${name}=${given}, but Google Authenticator always uses ${value}.`);
    }
  }
  const textKey = uri.searchParams.get('secret');
  if (!textKey) throw new Error('The key URI has no secret.');

  const label = decodeURIComponent(uri.pathname.slice(1));
  const colon = label.indexOf(':');
  return {
    issuer: uri.searchParams.get('issuer') ?? label.slice(0, Math.max(colon, 0)),
    account: label.slice(colon + 1).trim(),
    textKey,
  };
}
