import type { ClientNetwork } from '@countersign/two-factor';
import ipaddr from 'ipaddr.js';

/** Households and servers get a /64 each. */
const SUBNET_PARTS = 4;
/** A provider's customer may get a /48. */
const SITE_PARTS = 3;

/**
 * The networks under which strangers' attempts are counted (SEC-06): an IPv4 address, or the first 64 and 48 bits of an IPv6
 * address; IPv4-mapped IPv6 counts as IPv4. Invalid addresses share one network.
 */
export function networkOf(address: string | null): ClientNetwork {
  if (address === null || !ipaddr.isValid(address)) return { subnet: 'unknown', site: null };
  const parsed = ipaddr.process(address);
  if (parsed instanceof ipaddr.IPv4) return { subnet: parsed.toString(), site: null };
  const parts = parsed.parts.map((part) => part.toString(16));
  const block = (count: number) => `${parts.slice(0, count).join(':')}::/${16 * count}`;
  return { subnet: block(SUBNET_PARTS), site: block(SITE_PARTS) };
}
