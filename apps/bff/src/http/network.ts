import type { ClientNetwork } from '@countersign/two-factor';
import ipaddr from 'ipaddr.js';

/** A household or a server is given a whole /64. */
const SUBNET_PARTS = 4;
/** A provider's customer may be given a whole /48. */
const SITE_PARTS = 3;

/**
 * What counts as one network when strangers' tries are counted (SEC-06): an IPv4 address, the first 64 and the first 48 bits
 * of an IPv6 address, IPv4 in IPv6 notation as what it is. All addresses that are none share one.
 */
export function networkOf(address: string | null): ClientNetwork {
  if (address === null || !ipaddr.isValid(address)) return { subnet: 'unknown', site: null };
  const parsed = ipaddr.process(address);
  if (parsed instanceof ipaddr.IPv4) return { subnet: parsed.toString(), site: null };
  const parts = parsed.parts.map((part) => part.toString(16));
  const block = (count: number) => `${parts.slice(0, count).join(':')}::/${16 * count}`;
  return { subnet: block(SUBNET_PARTS), site: block(SITE_PARTS) };
}
