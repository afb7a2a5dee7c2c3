import { numericHost } from '@countersign/two-factor/numeric-host';

/** Who asks for passkeys: the console's own host, and that host alone. */
export interface RelyingParty {
  id: string;
  origin: string;
  name: string;
}

/** @param consoleOrigin as browsers send it in `Origin`. */
export const relyingPartyOf = (consoleOrigin: string, name: string): RelyingParty => {
  const { hostname, origin } = new URL(consoleOrigin);
  return { id: hostname, origin, name };
};

/** Whether browsers offer passkeys there: in a secure context, and never for an address in place of a name. */
export function isPasskeyOrigin(consoleOrigin: string): boolean {
  const { hostname, protocol } = new URL(consoleOrigin);
  if (hostname === 'localhost' || hostname.endsWith('.localhost')) return true;
  return protocol === 'https:' && !numericHost.test(hostname);
}
