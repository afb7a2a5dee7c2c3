import { numericHost } from '@countersign/contract';

/** Whether this browser has passkeys at this address, which is https or loopback then. */
export const canUsePasskeys = (): boolean =>
  typeof window.PublicKeyCredential === 'function' && !numericHost.test(window.location.hostname);
