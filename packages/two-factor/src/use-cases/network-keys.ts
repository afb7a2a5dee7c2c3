import type { ThrottleKeys } from '../ports/passwords.ts';
import type { ClientNetwork } from '../ports/request.ts';

/** The keys under which requests of strangers are counted by where they come from; `counted` names what for, ending in a hyphen. */
export const networkKeys = (
  throttleKeys: ThrottleKeys,
  { site, subnet }: ClientNetwork,
  counted: '' | 'unlock-' | 'reset-' | 'sign-up-',
) => ({
  network: throttleKeys.keyOf(`${counted}network`, subnet),
  site: site === null ? null : throttleKeys.keyOf(`${counted}site`, site),
});
