import ipaddr from 'ipaddr.js';

/** A site is given a whole /64, so that is one neighbour. */
const IPV6_PREFIX_PARTS = 4;

/**
 * What counts as one network when strangers' tries are counted (SEC-06): an IPv4 address, the first 64 bits of an IPv6
 * address, IPv4 in IPv6 notation as what it is. All addresses that are none share one.
 */
export function networkOf(address: string | null): string {
  if (address === null || !ipaddr.isValid(address)) return 'unknown';
  const parsed = ipaddr.process(address);
  if (parsed instanceof ipaddr.IPv4) return parsed.toString();
  const site = parsed.parts.slice(0, IPV6_PREFIX_PARTS).map((part) => part.toString(16));
  return `${site.join(':')}::/64`;
}
