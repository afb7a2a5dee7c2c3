let given = 0;

/** Headers of a proxy that saw a client nobody has seen before, in the range for tests of RFC 2544. */
export function fromFreshNetwork(): { 'X-Forwarded-For': string } {
  given += 1;
  return {
    'X-Forwarded-For': `198.${18 + (Math.floor(given / 65_536) % 2)}.${Math.floor(given / 256) % 256}.${given % 256}`,
  };
}
